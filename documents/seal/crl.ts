import { toHex } from '../../crypto/bytes.ts';
import type { Certificate } from './certificate.ts';
import { isSignedBy } from './certificate.ts';
import { readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, oidOf, timeOf } from './der-values.ts';

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
  /** When each serial number (hexadecimal) was revoked. */
  readonly revoked: ReadonlyMap<string, number>;
}

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
  const list = sequenceOf(nextUpdate === undefined ? rest[0] : rest[1]) ?? [];
  const revoked = new Map<string, number>();
  for (const entry of list) {
    const [serial, time] = sequenceOf(entry) ?? [];
    const since = timeOf(time);
    if (serial && since !== undefined) revoked.set(toHex(serial.content), since);
  }
  const facts = { signed: parts[0].whole, signature, algorithm, issuer: toHex(issuer.whole) };
  return { ...facts, thisUpdate, revoked, ...(nextUpdate !== undefined && { nextUpdate }) };
}

/** The newest list that this issuer has signed; `undefined` where none is at hand. */
export function crlOf(issuer: Certificate, lists: readonly Crl[]): Crl | undefined {
  return lists
    .filter((list) => list.issuer === issuer.subject && isSignedBy(list, issuer))
    .toSorted((left, right) => right.thisUpdate - left.thisUpdate)[0];
}
