import { toBase64 } from '../../crypto/bytes.ts';
import type { OfdPackage } from '../ofd/container/package.ts';
import { findFile, type ReadContext } from '../ofd/model/read-context.ts';
import { type DigestName, digestNamed, isWeakDigest } from './algorithms.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import type { SignatureFile } from './signature-file.ts';
import { digestBytes } from './signature-check.ts';
import type { Step } from './verdict.ts';
import type { VisibleFiles } from './visible-files.ts';

/** Base64; `undefined` for a file that cannot be read, or a digest that is not known here. */
export type DigestOf = (path: string, name: DigestName) => string | undefined;

/** Digests of files, each computed once for all signatures of a package. */
export function digestsOf(files: OfdPackage, foreign?: ForeignCrypto): DigestOf {
  const known = new Map<string, string | undefined>();
  return (path, name) => {
    const key = `${name} ${path}`;
    if (!known.has(key)) {
      const bytes = files.read(path, 'reference');
      const digest = bytes.ok ? digestBytes(name, bytes.value, foreign) : undefined;
      known.set(key, digest && toBase64(digest));
    }
    return known.get(key);
  };
}

/**
 * Step 1: every file that is named has the digest that stands there. What a digest that is too weak finds is found;
 * that it finds nothing proves nothing.
 *
 * @param foreign whether other digests than SM3 can be had
 */
export function checkReferences(
  { references, checkMethod }: SignatureFile,
  context: ReadContext,
  digestOf: DigestOf,
  foreign?: ForeignCrypto,
): { readonly step: Step; readonly covered: ReadonlySet<string> } {
  const covered = new Set<string>();
  const missing: string[] = [];
  const changed: string[] = [];
  const named = digestNamed(checkMethod);
  const method = named === 'SM3' || foreign ? named : undefined;
  for (const { file, digest } of references) {
    const path = findFile(file, context);
    if (path === undefined) missing.push(file);
    else if (method && digestOf(path, method) !== digest.replaceAll(/\s/g, '')) changed.push(path);
    else covered.add(path);
  }
  return { step: stepOf(), covered };

  function stepOf(): Step {
    const base = { step: 1, compared: `${method ?? '?'}, ${references.length} files` } as const;
    if (references.length === 0) return { ...base, verdict: 'failed', reason: 'no-references' };
    if (missing.length > 0) {
      return { ...base, verdict: 'failed', reason: 'reference-file-missing', files: missing };
    }
    if (changed.length > 0) {
      return { ...base, verdict: 'failed', reason: 'reference-digest-differs', files: changed };
    }
    if (method && method !== 'SHA-1') return { ...base, verdict: 'ok', reason: 'same' };
    const compared = `CheckMethod ${(checkMethod ?? 'none').slice(0, 40)}`;
    const reason = isWeakDigest(checkMethod) ? 'algorithm-too-weak' : 'algorithm';
    return { step: 1, verdict: 'unsupported', reason, compared };
  }
}

/** What is known of a package beside the one signature that is looked at. */
export interface Coverage {
  readonly isSeal: boolean;
  /** Files that no signature can cover: lists of signatures, and what belongs to one. */
  readonly own: ReadonlySet<string>;
  /** What the document shows in whose list the signature stands. */
  readonly here: VisibleFiles;
  /** What the other documents of the package show. */
  readonly elsewhere: readonly VisibleFiles[];
  /** What signatures cover in which nothing is wrong and whose word is worth as much. */
  readonly coveredByPeers: ReadonlySet<string>;
}

/**
 * Step 10: which files of the package a signature leaves open. What is not covered anybody may have
 * changed: a page that is not is a failure, because then nothing of what is seen was signed; what is
 * drawn with or over pages is a reservation of its own. A seal stands on the pages of its document and
 * vouches for these alone: nobody else's signature takes that from it.
 */
export function checkCoverage(
  files: OfdPackage,
  covered: ReadonlySet<string>,
  { isSeal, own, here, elsewhere, coveredByPeers }: Coverage,
): Step {
  const open = files.paths.filter((path) => !covered.has(path) && !own.has(path));
  const step = { step: 10, compared: `${covered.size} covered, ${open.length} not` } as const;
  const isOpen = (path: string): boolean => !covered.has(path) && !coveredByPeers.has(path);
  const openOf = (kind: 'pages' | 'parts'): readonly string[] => [
    ...[...here[kind]].filter((path) => (isSeal ? !covered.has(path) : isOpen(path))),
    ...elsewhere.flatMap((document) => [...document[kind]].filter(isOpen)),
  ];
  // Before all else: a file that is called a part of a signature may be a page all the same.
  const foreign = openOf('pages');
  if (foreign.length > 0) {
    return { ...step, verdict: 'failed', reason: 'pages-not-covered', files: foreign };
  }
  const shown = openOf('parts');
  if (shown.length > 0 || [here, ...elsewhere].some(({ isCut }) => isCut === true)) {
    return { ...step, verdict: 'limited', reason: 'shown-files-not-covered', files: shown };
  }
  if (open.length === 0) return { ...step, verdict: 'ok', reason: 'whole' };
  return { ...step, verdict: 'limited', reason: 'files-not-covered', files: open };
}
