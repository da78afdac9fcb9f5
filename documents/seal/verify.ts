import type { OfdFile } from '../ofd/open-ofd.ts';
import { findFile, openPart, type ReadContext } from '../ofd/model/read-context.ts';
import { checkChain } from './chain-step.ts';
import type { Certificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import {
  checkCoverage,
  checkReferences,
  type Coverage,
  type DigestOf,
  digestsOf,
} from './references.ts';
import { readSesSignature, type SesSignature } from './ses-signature.ts';
import { readSignatureFile, type SignatureFile } from './signature-file.ts';
import { type ListedSignature, type SignatureList, signatureLists } from './signature-list.ts';
import { isForeignEnvelope } from './signed-data.ts';
import { checkValidity } from './time-step.ts';
import { stepsInOrder, unreadable } from './steps.ts';
import {
  type CoveredFiles,
  type FileVerdict,
  isRight,
  isVouchedFor,
  leavesShownOpen,
  type SignatureVerdict,
  type Step,
  stateOf,
  worstOf,
} from './verdict.ts';
import { checkPlain } from './verify-plain.ts';
import { checkSealed } from './verify-sealed.ts';
import { visibleFiles, type VisibleFiles } from './visible-files.ts';

export interface VerifyOptions {
  readonly trust: TrustList;
  /** Milliseconds since 1970: nothing is signed later than that. */
  readonly now: number;
}

/** List of files of GM/T 0099-2020, signed as a whole. */
const FILE_LIST = 'OFDEntries.xml';

const NONE: ReadonlySet<string> = new Set();
const NOTHING_SEEN: VisibleFiles = { pages: NONE, parts: NONE };

/** A signature of the list with its files, opened. */
interface Opened {
  readonly id: string;
  readonly type: 'Seal' | 'Sign';
  readonly context: ReadContext;
  readonly file: SignatureFile;
  readonly xml: Uint8Array;
  readonly value: Uint8Array | undefined;
  readonly sealFile: Uint8Array | undefined;
}

/**
 * Verifies every signature of a file (GB/T 33190-2016, 18; GB/T 38540-2020, 7). Nothing is asked of a
 * network: whom to believe and who was revoked is given.
 */
export function verifyFile(file: OfdFile, options: VerifyOptions): FileVerdict {
  const isSigned = file.bodies.some(({ signatures }) => signatures !== undefined);
  const looks: Looks = {
    digestOf: digestsOf(file.package),
    visible: isSigned ? visibleFiles(file) : NOTHING_SEEN,
  };
  const judged = signatureLists(file).flatMap((list) => verifyList(list, file, options, looks));
  const all = [...judged.map(({ verdict }) => verdict), ...checkFileList(file)];
  const worst = worstOf(all.map(({ state }) => state));
  const isPartly = worst === 'VALID_UNTRUSTED' && all.some(leavesShownOpen);
  return { state: isPartly ? 'VALID_PARTIAL' : worst, signatures: all, ...coveredFiles(judged) };
}

/** A verdict with the files that the signature names, and that are as it says. */
interface Judged {
  readonly verdict: SignatureVerdict;
  readonly references: ReadonlySet<string>;
}

function coveredFiles(judged: readonly Judged[]): CoveredFiles {
  const right = judged.filter(({ verdict }) => isRight(verdict));
  const vouched = right.filter(({ verdict }) => isVouchedFor(verdict));
  const filesOf = (some: readonly Judged[]): ReadonlySet<string> =>
    new Set(some.flatMap(({ references }) => [...references]));
  return { covered: filesOf(right), vouched: filesOf(vouched) };
}

/** The integrity protection of GM/T 0099 signs a list of files without their digests: it proves no content. */
function checkFileList({ package: files }: OfdFile): readonly SignatureVerdict[] {
  if (files.find(FILE_LIST) === undefined) return [];
  const step: Step = { step: 11, verdict: 'unsupported', reason: 'list-of-files-only' };
  const facts = { hasTimestamp: false, stamps: [] };
  const steps = stepsInOrder([step]);
  return [{ id: FILE_LIST, type: 'Sign', state: stateOf(steps), steps, ...facts }];
}

function verifyList(
  { context, signatures, hasMore }: SignatureList,
  file: OfdFile,
  options: VerifyOptions,
  looks: Looks,
): readonly Judged[] {
  const without = (verdict: SignatureVerdict): Judged => ({ verdict, references: NONE });
  if (!context) return [without(unreadable('?', 'Seal', 'signature-file-unreadable'))];
  const own = new Set([context.path]);
  // None may be passed over in silence.
  const more = hasMore ? [without(unreadable('…', 'Seal', 'too-many-signatures'))] : [];
  const opened = signatures.map((listed) => open(listed, context, own));
  const checked = opened.map((one) =>
    'steps' in one
      ? one
      : { one, references: checkReferences(one.file, one.context, looks.digestOf) },
  );
  const coveredByAny = new Set(
    checked.flatMap((found) => ('one' in found ? [...found.references.covered] : [])),
  );
  const coverage = { own, visible: looks.visible, coveredByAny };
  return [
    ...checked.map((found): Judged => {
      if (!('one' in found)) return without(found);
      const { one, references } = found;
      const verdict = verifyOne(one, references, file, options, coverage);
      return { verdict, references: references.covered };
    }),
    ...more,
  ];
}

/** Opens the files of one signature and tells them from those that it should cover. */
function open(
  { id, type, location }: ListedSignature,
  list: ReadContext,
  own: Set<string>,
): Opened | SignatureVerdict {
  const where = `signature ${id}`;
  const part = openPart(location, where, list);
  // A file that stands in the list twice would cost its time as often as it stands there.
  if (!part.ok || own.has(part.value.context.path)) {
    return unreadable(id, type, 'signature-file-unreadable');
  }
  const { root, context } = part.value;
  const file = readSignatureFile(root);
  own.add(context.path);
  const xml = context.package.read(context.path, where);
  if (!xml.ok) return unreadable(id, type, 'signature-file-unreadable');
  const [value, sealFile] = [file.signedValue, file.seal].map((target) => {
    const path = target === undefined ? undefined : findFile(target, context);
    if (path === undefined) return undefined;
    own.add(path);
    const bytes = context.package.read(path, where);
    return bytes.ok ? bytes.value : undefined;
  });
  return { id, type, context, file, xml: xml.value, value, sealFile };
}

/** What is found out once for all signatures of a file. */
interface Looks {
  readonly digestOf: DigestOf;
  /** What its pages show stands in these. */
  readonly visible: VisibleFiles;
}

type References = ReturnType<typeof checkReferences>;

function verifyOne(
  one: Opened,
  references: References,
  { package: files }: OfdFile,
  options: VerifyOptions,
  all: Coverage,
): SignatureVerdict {
  const { file, value, id, type } = one;
  const coverage = checkCoverage(files, references.covered, all);
  if (!value) return unreadable(id, type, 'signed-value-unreadable');
  const checked = checkValue(one, value, options);
  const steps = stepsInOrder([references.step, ...checked.steps, coverage]);
  const failed = steps.find(({ verdict }) => verdict === 'failed')?.step;
  return {
    ...{ id, type, steps, state: stateOf(steps), stamps: file.stamps },
    ...checked.facts,
    ...(failed !== undefined && { failed }),
  };
}

interface Checked {
  readonly steps: readonly Step[];
  readonly facts: Pick<SignatureVerdict, 'form' | 'signedAt' | 'signer' | 'seal' | 'hasTimestamp'>;
}

/** Steps 2 to 9 and 11. A list may leave out the type, and a seal's value tells itself. */
function checkValue(one: Opened, value: Uint8Array, options: VerifyOptions): Checked {
  const ses = readSesSignature(value);
  if (ses) return checkSes(one, ses, options);
  if (one.type === 'Sign') return checkSign(one, value, options);
  const step: Step = isForeignEnvelope(value)
    ? { step: 4, verdict: 'unsupported', reason: 'algorithm' }
    : { step: 4, verdict: 'failed', reason: 'signed-value-unreadable' };
  return { steps: [step], facts: { hasTimestamp: false } };
}

function checkSes(one: Opened, ses: SesSignature, { trust, now }: VerifyOptions): Checked {
  const { steps, signer, maker } = checkSealed(ses, {
    signatureXml: one.xml,
    signatureXmlPath: one.context.path,
    sealFile: one.sealFile,
  });
  const signedAt = ses.signedAt ?? one.file.signedAt;
  return {
    steps: [
      ...steps,
      checkValidity(signedAt, signer, { seal: ses.seal, maker }, now),
      checkChain(signer, maker, signedAt, trust, [], now),
      { step: 11, verdict: 'not-applicable', reason: 'none-here' },
    ],
    facts: {
      ...{ form: ses.form, seal: ses.seal, hasTimestamp: ses.hasTimestamp },
      ...(signedAt !== undefined && { signedAt }),
      ...(signer && { signer: signerOf(signer) }),
    },
  };
}

function checkSign(one: Opened, value: Uint8Array, { trust, now }: VerifyOptions): Checked {
  const { form, step, signer, more } = checkPlain(value, one.xml, one.file.method, trust);
  const { signedAt } = one.file;
  const none = ([2, 3, 4, 5, 6, 7] as const).map((number): Step => ({
    step: number,
    verdict: 'not-applicable',
    reason: 'none-here',
  }));
  return {
    steps: [
      ...none,
      checkValidity(signedAt, signer, undefined, now),
      checkChain(signer, undefined, signedAt, trust, more, now),
      step,
    ],
    facts: {
      hasTimestamp: false,
      ...(form && { form }),
      ...(signedAt !== undefined && { signedAt }),
      ...(signer && { signer: signerOf(signer) }),
    },
  };
}

function signerOf({ subjectText, issuerText, serial, notBefore, notAfter }: Certificate) {
  return { subject: subjectText, issuer: issuerText, serial, notBefore, notAfter };
}
