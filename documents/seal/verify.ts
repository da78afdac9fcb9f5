import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';
import { checkChain } from './chain-step.ts';
import type { Certificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { openSignature, type OpenedSignature } from './open-signature.ts';
import { checkCoverage, checkReferences, type DigestOf, digestsOf } from './references.ts';
import type { SesSignature } from './ses-signature.ts';
import { type SignatureList, signatureLists } from './signature-list.ts';
import { readSignedData } from './signed-data.ts';
import { checkValidity, type SigningTime, signingTime, type TimeFacts } from './time-step.ts';
import { verifyTimestamp } from './timestamp.ts';
import { stepsInOrder, unreadable } from './steps.ts';
import {
  type FileVerdict,
  isRight,
  isUntrusted,
  isVouchedFor,
  leavesShownOpen,
  type SignatureVerdict,
  type Step,
  stateOf,
  worstOf,
} from './verdict.ts';
import { checkPlain } from './verify-plain.ts';
import { checkSealed } from './verify-sealed.ts';
import { type Visible, visibleFiles, type VisibleFiles } from './visible-files.ts';

export interface VerifyOptions {
  readonly trust: TrustList;
  /** Milliseconds since 1970: nothing is signed later than that. */
  readonly now: number;
}

/** List of files of GM/T 0099-2020, signed as a whole. */
const FILE_LIST = 'OFDEntries.xml';

const NONE: ReadonlySet<string> = new Set();
const NO_FILES: VisibleFiles = { pages: NONE, parts: NONE };
const NOTHING_SEEN: Visible = { documents: new Map(), unopened: NO_FILES };

/** A verdict with the files that the signature names, and that are as it says. */
interface Judged {
  readonly verdict: SignatureVerdict;
  readonly references: ReadonlySet<string>;
  /** Judges once more, when it is known what all the others cover; missing where nothing could be opened. */
  readonly covering?: {
    readonly isSeal: boolean;
    readonly body: DocBody;
    readonly of: (step: Step) => SignatureVerdict;
  };
}

/**
 * Verifies every signature of a file (GB/T 33190-2016, 18; GB/T 38540-2020, 7). Nothing is asked of a
 * network: whom to believe and who was revoked is given.
 */
export function verifyFile(file: OfdFile, options: VerifyOptions): FileVerdict {
  const digestOf = digestsOf(file.package, options.trust.foreign);
  const lists = signatureLists(file).map((list) => checkList(list, digestOf, options));
  const judged = judgeCoverage(file, lists);
  const all = [...judged.map(({ verdict }) => verdict), ...checkFileList(file)];
  const worst = worstOf(all.map(({ state }) => state));
  const isPartly = isUntrusted(worst) && all.some(leavesShownOpen);
  return {
    ...{ state: isPartly ? 'VALID_PARTIAL' : worst, signatures: all },
    ...{ covered: coveredBy(judged, isRight), vouched: coveredBy(judged, isBelieved) },
  };
}

/** Step 10 of every signature. Whose word counts beside it is known by its other steps. */
function judgeCoverage(file: OfdFile, lists: readonly CheckedList[]): readonly Judged[] {
  const found = lists.flatMap(({ checked }) => checked);
  const isAny = found.some(({ covering }) => covering);
  const { documents, unopened } = isAny ? visibleFiles(file) : NOTHING_SEEN;
  const own = new Set(lists.flatMap((list) => [...list.own]));
  const [right, believed] = [coveredBy(found, isRight), coveredBy(found, isBelieved)];
  return found.map((one): Judged => {
    const { covering, references, verdict } = one;
    if (!covering) return one;
    const { isSeal, body, of } = covering;
    const here = documents.get(body) ?? NO_FILES;
    const others = [...documents].flatMap(([other, shown]) => (other === body ? [] : [shown]));
    const elsewhere = [...others, unopened];
    const coveredByPeers = isBelieved(verdict) ? believed : right;
    const coverage = { isSeal, own, here, elsewhere, coveredByPeers };
    return { references, verdict: of(checkCoverage(file.package, references, coverage)) };
  });
}

function isBelieved(verdict: SignatureVerdict): boolean {
  return isRight(verdict) && isVouchedFor(verdict);
}

function coveredBy(
  judged: readonly Judged[],
  counts: (verdict: SignatureVerdict) => boolean,
): ReadonlySet<string> {
  return new Set(
    judged.flatMap(({ verdict, references }) => (counts(verdict) ? [...references] : [])),
  );
}

/** The integrity protection of GM/T 0099 signs a list of files without their digests: it proves no content. */
function checkFileList({ package: files }: OfdFile): readonly SignatureVerdict[] {
  if (files.find(FILE_LIST) === undefined) return [];
  const step: Step = { step: 11, verdict: 'unsupported', reason: 'list-of-files-only' };
  const facts = { timestamp: 'none', stamps: [] } as const;
  const steps = stepsInOrder([step]);
  return [{ id: FILE_LIST, type: 'Sign', state: stateOf(steps), steps, ...facts }];
}

interface CheckedList {
  readonly checked: readonly Judged[];
  /** Files that no signature can cover. */
  readonly own: ReadonlySet<string>;
}

/** All steps of the signatures of one list but the tenth. */
function checkList(
  { body, context, signatures, hasMore }: SignatureList,
  digestOf: DigestOf,
  options: VerifyOptions,
): CheckedList {
  const without = (verdict: SignatureVerdict): Judged => ({ verdict, references: NONE });
  if (!context) {
    return { checked: [without(unreadable('?', 'Seal', 'signature-file-unreadable'))], own: NONE };
  }
  const own = new Set([context.path]);
  const checked = signatures.map((listed): Judged => {
    const opened = openSignature(listed, context, own);
    if ('steps' in opened) return without(opened);
    const { step, covered } = checkReferences(
      opened.file,
      opened.context,
      digestOf,
      options.trust.foreign,
    );
    const { steps, facts } = checkValue(opened, options);
    const of = (coverage: Step): SignatureVerdict =>
      verdictOf(opened, [step, ...steps, coverage], facts);
    const covering = { isSeal: opened.ses !== undefined, body, of };
    return { verdict: of(UNKNOWN_COVERAGE), references: covered, covering };
  });
  // None may be passed over in silence.
  const more = hasMore ? [without(unreadable('…', 'Seal', 'too-many-signatures'))] : [];
  return { checked: [...checked, ...more], own };
}

/** Stands in for step 10 as long as the other signatures are not known. */
const UNKNOWN_COVERAGE: Step = { step: 10, verdict: 'limited', reason: 'files-not-covered' };

function verdictOf(
  { listed: { id, type }, file }: OpenedSignature,
  taken: readonly Step[],
  facts: Checked['facts'],
): SignatureVerdict {
  const steps = stepsInOrder(taken);
  const failed = steps.find(({ verdict }) => verdict === 'failed')?.step;
  return {
    ...{ id, type, steps, state: stateOf(steps), stamps: file.stamps },
    ...facts,
    ...(failed !== undefined && { failed }),
  };
}

interface Checked {
  readonly steps: readonly Step[];
  readonly facts: Pick<SignatureVerdict, 'form' | 'signedAt' | 'signer' | 'seal' | 'timestamp'> &
    Partial<Pick<SignatureVerdict, 'type'>>;
}

/** Steps 2 to 9 and 11. A list may leave out the type, and a seal's value tells itself. */
function checkValue(one: OpenedSignature, options: VerifyOptions): Checked {
  const { ses, value } = one;
  if (ses) return checkSes(one, ses, options);
  if (one.listed.type === 'Sign' || readSignedData(value)) return checkSign(one, options);
  const step: Step = { step: 4, verdict: 'failed', reason: 'signed-value-unreadable' };
  return { steps: [step], facts: { timestamp: 'none' } };
}

function checkSes(one: OpenedSignature, ses: SesSignature, options: VerifyOptions): Checked {
  const { steps, signer, maker } = checkSealed(ses, {
    signatureXml: one.xml,
    signatureXmlPath: one.context.path,
    sealFile: one.sealFile,
  });
  const { timestamp: token, signature, seal } = ses;
  const timed = checkTime(
    {
      claimedAt: ses.signedAt ?? one.file.signedAt,
      timestamp: token && verifyTimestamp(token, signature, options.trust, options.now),
      ...{ signer, sealed: { seal, maker } },
    },
    [],
    options,
  );
  return {
    steps: [
      ...[...steps, ...timed.steps],
      { step: 11, verdict: 'not-applicable', reason: 'none-here' },
    ],
    facts: { form: ses.form, seal, ...timed.facts },
  };
}

function checkSign(one: OpenedSignature, options: VerifyOptions): Checked {
  const { trust, now } = options;
  const { form, step, signer, more, timestamp } = checkPlain(
    one.value,
    one.xml,
    one.file.method,
    trust,
  );
  const none = ([2, 3, 4, 5, 6, 7] as const).map((number): Step => ({
    step: number,
    verdict: 'not-applicable',
    reason: 'none-here',
  }));
  const timed = checkTime(
    {
      claimedAt: one.file.signedAt,
      timestamp: timestamp && verifyTimestamp(timestamp.token, timestamp.signature, trust, now),
      signer,
    },
    more,
    options,
  );
  return {
    steps: [...none, ...timed.steps, step],
    facts: { type: 'Sign', ...timed.facts, ...(form && { form }) },
  };
}

/** Steps 8 and 9, and what is told of them. */
function checkTime(
  facts: TimeFacts,
  more: readonly Certificate[],
  { trust, now }: VerifyOptions,
): Checked {
  const { signer, sealed, timestamp, claimedAt } = facts;
  const chainAt = (time: SigningTime): Step =>
    checkChain(signer, sealed?.maker, time, trust, more, now);
  const first = chainAt(signingTime(facts));
  // What the signer says is asked only where the timestamp came too late to vouch for it.
  const mayBeLate =
    first.verdict === 'failed' && timestamp?.at !== undefined && claimedAt !== undefined;
  const claimed = mayBeLate ? chainAt({ at: claimedAt, isProved: false }) : first;
  const isLate = claimed.verdict !== first.verdict;
  const known = { ...facts, isLate };
  const { at, isProved } = signingTime(known);
  return {
    steps: [checkValidity(known, now), claimed],
    facts: {
      timestamp: isProved ? 'verified' : timestamp ? 'unverified' : 'none',
      ...(at !== undefined && { signedAt: at }),
      ...(signer && { signer: signerOf(signer) }),
    },
  };
}

function signerOf({ subjectText, issuerText, serial, notBefore, notAfter }: Certificate) {
  return { subject: subjectText, issuer: issuerText, serial, notBefore, notAfter };
}
