import { toHex } from '../../crypto/bytes.ts';
import type { Certificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, oidOf, serialOf, timeOf } from './der-values.ts';
import { addressesIn, type Extension, readExtensions } from './extensions.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { checkSignature, type SignatureResult } from './signature-check.ts';

/** A list of revoked certificates (RFC 5280, 5). */
export interface Crl {
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: string;
  /** The issuer's name as DER, hexadecimal. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  /**
   * When each serial number (hexadecimal) was revoked, or its key was known to somebody else before that;
   * 0 where that cannot be read.
   */
  readonly revoked: ReadonlyMap<string, number>;
  /** Addresses of the part of all certificates that it is about; missing: about all of them. */
  readonly part?: readonly string[];
  /**
   * Whether it must not be used: it is only what has changed since another one, tells of other
   * issuers' certificates or of some reasons alone, or holds what must be understood and is not.
   */
  readonly isUnusable: boolean;
}

/** Extensions of lists and their entries (RFC 5280, 5.2 and 5.3). */
const DELTA = '2.5.29.27';
const DISTRIBUTION_POINT = '2.5.29.28';
const INVALIDITY_DATE = '2.5.29.24';
const ENTRY_EXTENSIONS: readonly string[] = ['2.5.29.21', INVALIDITY_DATE];
const LIST_EXTENSIONS: readonly string[] = ['2.5.29.20', '2.5.29.35', '2.5.29.18'];
/** Parts of a distribution point: its name, only users, only authorities, some reasons, indirect, attributes. */
const POINT = { name: 0xa0, users: 0x81, authorities: 0x82 } as const;

/** `undefined` for bytes that are no such list. */
export function readCrl(bytes: Uint8Array): Crl | undefined {
  const parts = sequenceOf(readDer(bytes));
  const fields = sequenceOf(parts?.[0]);
  const signature = bitsOf(parts?.[2]);
  const algorithm = oidOf(sequenceOf(parts?.[1])?.[0]);
  if (!parts?.[0] || !fields || !signature || algorithm === undefined) return undefined;
  const at = fields[0]?.tag === TAG.integer ? 1 : 0;
  const [, issuer, issued, ...rest] = fields.slice(at);
  const thisUpdate = timeOf(issued);
  if (!issuer || thisUpdate === undefined) return undefined;
  const nextUpdate = timeOf(rest[0]);
  const hasEnd = rest[0]?.tag === TAG.utcTime || rest[0]?.tag === TAG.generalizedTime;
  const list = hasEnd ? rest[1] : rest[0];
  const entries = list?.tag === TAG.sequence ? elementsOf(list) : [];
  const revoked = new Map<string, number>();
  // Whatever cannot be read of a list might be the certificate that is asked for.
  let isUnusable = !entries || (hasEnd && nextUpdate === undefined);
  for (const entry of entries ?? []) {
    const [number, time, more] = sequenceOf(entry) ?? [];
    const serial = serialOf(number);
    const extensions = readExtensions(more);
    if (serial === undefined) isUnusable = true;
    else revoked.set(serial, Math.min(timeOf(time) ?? 0, invalidSince(extensions)));
    isUnusable ||= extensions.some(
      ({ oid, isCritical }) => isCritical && !ENTRY_EXTENSIONS.includes(oid),
    );
  }
  const facts = { signed: parts[0].whole, signature, algorithm, issuer: toHex(issuer.whole) };
  const scope = scopeOf(elementsOf(rest.find(({ tag }) => tag === TAG.context0))?.[0]);
  return {
    ...{ ...facts, thisUpdate, revoked, isUnusable: isUnusable || scope.isUnusable },
    ...(nextUpdate !== undefined && { nextUpdate }),
    ...(scope.part && { part: scope.part }),
  };
}

/** Since when a certificate may have been somebody else's (RFC 5280, 5.3.2). */
function invalidSince(extensions: readonly Extension[]): number {
  const found = extensions.find(({ oid }) => oid === INVALIDITY_DATE);
  return found ? (timeOf(readDer(found.value)) ?? 0) : Infinity;
}

function scopeOf(node: Parameters<typeof readExtensions>[0]): Pick<Crl, 'part' | 'isUnusable'> {
  const extensions = readExtensions(node);
  const point = extensions.find(({ oid }) => oid === DISTRIBUTION_POINT);
  const known = [...LIST_EXTENSIONS, DISTRIBUTION_POINT];
  const isUnknown = extensions.some(
    ({ oid, isCritical }) => oid === DELTA || (isCritical && !known.includes(oid)),
  );
  if (!point) return { isUnusable: isUnknown };
  const parts = sequenceOf(readDer(point.value));
  const understood: readonly number[] = Object.values(POINT);
  const isForeign = parts?.some(({ tag }) => !understood.includes(tag)) ?? true;
  const name = parts?.find(({ tag }) => tag === POINT.name);
  const isLimited = parts?.some(({ tag }) => tag !== POINT.name) ?? true;
  // About users or authorities alone: whose it is not about is not known by it, so it needs an address.
  const part = name || isLimited ? { part: addressesIn(name) } : {};
  return { isUnusable: isUnknown || isForeign, ...part };
}

/** How an issuer has signed a list is found out once. */
const results = new WeakMap<Crl, Map<string, SignatureResult>>();
/** Bit of a key usage: cRLSign (RFC 5280, 4.2.1.3). */
const LIST_USAGE = 0x02;

function issuedBy(
  list: Crl,
  issuer: Certificate,
  foreign: ForeignCrypto | undefined,
): SignatureResult {
  const { rsaKey, subject, keyUsage = LIST_USAGE } = issuer;
  if (list.isUnusable || list.issuer !== subject || (keyUsage & LIST_USAGE) === 0) return 'wrong';
  const key = issuer.publicKey ?? (rsaKey ? toHex(rsaKey) : '');
  const known = results.get(list) ?? new Map<string, SignatureResult>();
  results.set(list, known);
  const result = known.get(key) ?? checkSignature(list, issuer, foreign);
  // What is not supported here may be elsewhere.
  if (result !== 'unsupported') known.set(key, result);
  return result;
}

/** The newest list that this issuer has signed; `undefined` where none is at hand. */
export function crlOf(
  issuer: Certificate,
  lists: readonly Crl[],
  foreign?: ForeignCrypto,
): Crl | undefined {
  return lists
    .filter((list) => issuedBy(list, issuer, foreign) === 'right')
    .toSorted((left, right) => right.thisUpdate - left.thisUpdate)[0];
}

/** What is known of the revocation of a certificate. */
export interface Revocation {
  /** Since when, in milliseconds since 1970; missing where no list names it. */
  readonly since?: number;
  /** `stale`: every list that would name it should have been followed by a newer one. */
  readonly known: 'yes' | 'stale' | 'no';
}

/**
 * Looks a certificate up in the lists of its issuer. Where an authority has changed its key, lists signed
 * with another one of the same name tell who is revoked, never who is not; so do lists signed by SHA-1. A list of a part of
 * his certificates says that one is not revoked only where the certificate names the same address.
 *
 * @param now milliseconds since 1970
 */
export function revocationOf(
  { serial, crlAddresses }: Certificate,
  issuer: Certificate,
  { anchors, crls, foreign }: TrustList,
  now: number,
): Revocation {
  const namesakes = [issuer, ...anchors.filter(({ subject }) => subject === issuer.subject)];
  const own = crls.filter((list) => issuedBy(list, issuer, foreign) === 'right');
  const heard = crls.filter((list) =>
    namesakes.some((one) => ['right', 'weak'].includes(issuedBy(list, one, foreign))),
  );
  const times = heard.flatMap(({ revoked }) => revoked.get(serial) ?? []);
  if (times.length > 0) return { since: Math.min(...times), known: 'yes' };
  const about = own.filter(
    ({ part }) => part === undefined || part.some((address) => crlAddresses.includes(address)),
  );
  if (about.length === 0) return { known: 'no' };
  const isFresh = about.some(({ nextUpdate = Infinity }) => now <= nextUpdate);
  return { known: isFresh ? 'yes' : 'stale' };
}
