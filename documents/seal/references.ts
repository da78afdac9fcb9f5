import { toBase64 } from '../../crypto/bytes.ts';
import type { OfdPackage } from '../ofd/container/package.ts';
import { findFile, type ReadContext } from '../ofd/model/read-context.ts';
import { isSm3Algorithm } from './algorithms.ts';
import type { SignatureFile } from './signature-file.ts';
import { sm3Bytes } from './sm2-verify.ts';
import type { Step } from './verdict.ts';
import type { VisibleFiles } from './visible-files.ts';

/** Digests of files, each computed once for all signatures of a package. */
export type DigestOf = (path: string) => string | undefined;

export function digestsOf(files: OfdPackage): DigestOf {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) {
      const bytes = files.read(path, 'reference');
      known.set(path, bytes.ok ? toBase64(sm3Bytes(bytes.value)) : undefined);
    }
    return known.get(path);
  };
}

/** Step 1: every file that is named has the digest that stands there. */
export function checkReferences(
  { references, checkMethod }: SignatureFile,
  context: ReadContext,
  digestOf: DigestOf,
): { readonly step: Step; readonly covered: ReadonlySet<string> } {
  const covered = new Set<string>();
  const missing: string[] = [];
  const changed: string[] = [];
  const isKnown = isSm3Algorithm(checkMethod);
  for (const { file, digest } of references) {
    const path = findFile(file, context);
    if (path === undefined) missing.push(file);
    else if (isKnown && digestOf(path) !== digest.replaceAll(/\s/g, '')) changed.push(path);
    else covered.add(path);
  }
  return { step: stepOf(), covered };

  function stepOf(): Step {
    const base = { step: 1, compared: `SM3, ${references.length} files` } as const;
    if (references.length === 0) return { ...base, verdict: 'failed', reason: 'no-references' };
    if (missing.length > 0) {
      return { ...base, verdict: 'failed', reason: 'reference-file-missing', files: missing };
    }
    if (!isKnown) {
      const compared = `CheckMethod ${(checkMethod ?? 'none').slice(0, 40)}`;
      return { step: 1, verdict: 'unsupported', reason: 'algorithm', compared };
    }
    if (changed.length === 0) return { ...base, verdict: 'ok', reason: 'same' };
    return { ...base, verdict: 'failed', reason: 'reference-digest-differs', files: changed };
  }
}

/** What is known of the coverage of a whole list of signatures. */
export interface Coverage {
  /** Files that no signature can cover: the list of signatures, and what belongs to one. */
  readonly own: ReadonlySet<string>;
  readonly visible: VisibleFiles;
  /** What any signature of the list covers. */
  readonly coveredByAny: ReadonlySet<string>;
}

/**
 * Step 10: which files of the package a signature leaves open. What is not covered anybody may have
 * changed: a page that no signature covers is a failure, because then nothing of what is seen was signed;
 * what is drawn with or over pages is a reservation of its own.
 */
export function checkCoverage(
  files: OfdPackage,
  covered: ReadonlySet<string>,
  { own, visible, coveredByAny }: Coverage,
): Step {
  const open = files.paths.filter((path) => !covered.has(path) && !own.has(path));
  const step = { step: 10, compared: `${covered.size} covered, ${open.length} not` } as const;
  if (open.length === 0) return { ...step, verdict: 'ok', reason: 'whole' };
  const foreign = [...visible.pages].filter((path) => !coveredByAny.has(path));
  if (foreign.length > 0) {
    return { ...step, verdict: 'failed', reason: 'pages-not-covered', files: foreign };
  }
  const shown = [...visible.parts].filter((path) => !coveredByAny.has(path));
  if (shown.length > 0) {
    return { ...step, verdict: 'limited', reason: 'shown-files-not-covered', files: shown };
  }
  return { ...step, verdict: 'limited', reason: 'files-not-covered', files: open };
}
