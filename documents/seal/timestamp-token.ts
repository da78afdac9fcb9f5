import { OID } from './algorithms.ts';
import { type DerNode, readDer, sequenceOf, TAG } from './der.ts';
import { octetsOf, oidOf, smallInteger, timeOf } from './der-values.ts';
import { readSignedData, type SignedData } from './signed-data.ts';

/** A timestamp (TimeStampToken, RFC 3161, 2.4.2; GB/T 20520). */
export interface TimestampToken {
  /** Milliseconds since 1970: not later than that, what it is of was there. */
  readonly at: number;
  /** Of what it is of: the OID of the digest, and the digest. */
  readonly imprint: { readonly algorithm: string; readonly digest: Uint8Array };
  readonly data: SignedData;
  /** TSTInfo as it stands there. */
  readonly content: Uint8Array;
}

/** Versions of TSTInfo: RFC 3161, and the newer GB/T 20520. */
const VERSIONS: readonly (number | undefined)[] = [1, 2];
const MILLIS_TAG = 0x80;
const MICROS_TAG = 0x81;
const EXTENSIONS_TAG = 0xa1;

/**
 * Reads a token, or the answer of a service that holds one; `undefined` for bytes that are none, that
 * say something that must be understood, or are not signed as RFC 5652 asks for: over the type of the
 * content and its digest.
 */
export function readTimestamp(bytes: Uint8Array): TimestampToken | undefined {
  const data = readSignedData(tokenIn(bytes));
  const { content } = data ?? {};
  if (!data || !content || data.contentType !== OID.timestampInfo) return undefined;
  if (data.attributes?.contentType !== OID.timestampInfo) return undefined;
  const [version, policy, imprint, serial, time, ...rest] = sequenceOf(readDer(content)) ?? [];
  const [algorithm, digestNode, more] = sequenceOf(imprint) ?? [];
  const digestAlgorithm = oidOf(sequenceOf(algorithm)?.[0]);
  const digest = octetsOf(digestNode);
  const at = time?.tag === TAG.generalizedTime ? timeOf(time) : undefined;
  const accuracyMs = accuracyOf(rest[0]?.tag === TAG.sequence ? rest[0] : undefined);
  if (
    !VERSIONS.includes(smallInteger(version)) ||
    oidOf(policy) === undefined ||
    serial?.tag !== TAG.integer ||
    digestAlgorithm === undefined ||
    !digest ||
    more ||
    at === undefined ||
    accuracyMs === undefined ||
    rest.some(({ tag }) => tag === EXTENSIONS_TAG)
  ) {
    return undefined;
  }
  const imprinted = { algorithm: digestAlgorithm, digest };
  return { at: at + accuracyMs, imprint: imprinted, data, content };
}

/** TimeStampResp stands for its token where it was granted (RFC 3161, 2.4.2). */
function tokenIn(bytes: Uint8Array): Uint8Array {
  const [status, token, more] = sequenceOf(readDer(bytes)) ?? [];
  const granted = smallInteger(sequenceOf(status)?.[0]);
  return token && !more && (granted === 0 || granted === 1) ? token.whole : bytes;
}

/** Milliseconds by which the clock may be wrong; `undefined` where that cannot be read. */
function accuracyOf(node: DerNode | undefined): number | undefined {
  const parts = sequenceOf(node) ?? [];
  const known: readonly number[] = [TAG.integer, MILLIS_TAG, MICROS_TAG];
  if (parts.some(({ tag }) => !known.includes(tag))) return undefined;
  const valueOf = (tag: number): number | undefined => {
    const part = parts.find((one) => one.tag === tag);
    return part ? smallInteger({ ...part, tag: TAG.integer }) : 0;
  };
  const [seconds, millis, micros] = [TAG.integer, MILLIS_TAG, MICROS_TAG].map(valueOf);
  if (seconds === undefined || millis === undefined || micros === undefined) return undefined;
  return 1_000 * seconds + millis + Math.ceil(micros / 1_000);
}
