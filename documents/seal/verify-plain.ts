import {
  type DigestName,
  isSm2Algorithm,
  isWeakDigest,
  OID,
  signatureMethod,
} from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { readDer, sequenceOf, TAG } from './der.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { checkSignature, digestBytes } from './signature-check.ts';
import { readSignedData, type SignedData } from './signed-data.ts';
import { sm3Bytes } from './sm2-verify.ts';
import type { Step } from './verdict.ts';
import { isEqual, signatureStep } from './verify-sealed.ts';

/** Step 11, with whose it is. */
export interface PlainVerdict {
  readonly form?: 'SM2' | 'RSA' | SignedData['form'];
  readonly step: Step;
  readonly signer?: Certificate;
  /** Authorities that came with it. */
  readonly more: readonly Certificate[];
  /** A timestamp, and what it should be of. */
  readonly timestamp?: { readonly token: Uint8Array; readonly signature: Uint8Array };
}

/** A digital signature without a seal (Type=Sign): SignedData, or the signature alone. */
export function checkPlain(
  value: Uint8Array,
  signatureXml: Uint8Array,
  method: string | undefined,
  trust: TrustList,
): PlainVerdict {
  const data = readSignedData(value);
  if (data) return checkSignedData(data, signatureXml, trust.foreign);
  const algorithm = rawAlgorithm(value, method);
  if (algorithm !== undefined) return checkRaw(value, signatureXml, algorithm, trust);
  const compared = `SignatureMethod ${(method ?? 'none').slice(0, 40)}`;
  return { step: { step: 11, verdict: 'unsupported', reason: 'algorithm', compared }, more: [] };
}

/** What a value that is no envelope would have to be: r and s of SM2, or RSA as Signature.xml says. */
function rawAlgorithm(value: Uint8Array, method: string | undefined): string | undefined {
  if (method !== undefined && signatureMethod(method)?.kind === 'RSA') return method;
  const numbers = sequenceOf(readDer(value));
  const isRaw = numbers
    ? numbers.length === 2 && numbers.every(({ tag }) => tag === TAG.integer)
    : value.length === 64;
  const isSm2 =
    method === undefined ||
    method.startsWith('1.2.156.10197.') ||
    method.toUpperCase() === ('SM3' satisfies DigestName);
  return isRaw && isSm2 ? OID.sm2WithSm3 : undefined;
}

/** Nothing names the certificate of a signature that stands alone: those on the trust list are tried. */
function checkRaw(
  signature: Uint8Array,
  signed: Uint8Array,
  algorithm: string,
  { anchors, foreign }: TrustList,
): PlainVerdict {
  const form = isSm2Algorithm(algorithm) ? 'SM2' : 'RSA';
  const compared = `${anchors.length} certificates tried`;
  for (const signer of anchors) {
    const result = checkSignature({ signed, signature, algorithm }, signer, foreign);
    if (result === 'wrong' || result === 'unsupported') continue;
    const step: Step =
      result === 'right'
        ? { step: 11, verdict: 'ok', reason: 'same', compared }
        : { step: 11, verdict: 'unsupported', reason: 'algorithm-too-weak', compared };
    return { form, step, more: [], signer };
  }
  const step: Step = { step: 11, verdict: 'unsupported', reason: 'no-certificate', compared };
  return { form, step, more: [] };
}

/**
 * What is signed is the attributes, which hold the digest, or else the content. Content that came along
 * must be Signature.xml or its digest.
 */
function checkSignedData(
  data: SignedData,
  message: Uint8Array,
  foreign: ForeignCrypto | undefined,
): PlainVerdict {
  const { form, certificates: more, signer, content, attributes, signature, timestamp } = data;
  const facts = {
    ...{ form, more },
    ...(signer && { signer }),
    ...(timestamp && { timestamp: { token: timestamp, signature } }),
  };
  const ended = (verdict: 'failed' | 'unsupported', reason: Step['reason']): PlainVerdict => ({
    ...facts,
    step: { step: 11, verdict, reason },
  });
  if (!signer) return ended('failed', 'no-certificate');
  const digest = data.digest && digestBytes(data.digest, message, foreign);
  if (!data.digest || !digest) {
    const isWeak = isWeakDigest(data.digestAlgorithm);
    return ended('unsupported', isWeak ? 'algorithm-too-weak' : 'algorithm');
  }
  if (content && !isEqual(content, digest) && !isEqual(content, message)) {
    return ended('failed', 'digest-differs');
  }
  const body = content ?? message;
  if (attributes) {
    const found = attributes.digest;
    const isOne =
      found && digestsOf(body, digest, data.digest, foreign).some((one) => isEqual(one, found));
    const { contentType = data.contentType } = attributes;
    if (isOne !== true || plainType(contentType) !== plainType(data.contentType)) {
      return ended('failed', 'digest-differs');
    }
  }
  const signed = attributes?.signed ?? body;
  const algorithm = data.algorithm === OID.ecPublicKey ? OID.sm2 : data.algorithm;
  const one = { signed, signature, algorithm, digest: data.digest };
  return { ...facts, step: signatureStep(11, signer, one, 'signature-wrong', foreign) };
}

/** Makers call data by the name of one family without and by that of the other within. */
function plainType(oid: string): string {
  return oid === OID.dataGm ? OID.dataPkcs7 : oid;
}

/** Digested is the content; makers that sign a digest by SM2 digest that one. */
function digestsOf(
  body: Uint8Array,
  digest: Uint8Array,
  name: DigestName,
  foreign: ForeignCrypto | undefined,
): readonly Uint8Array[] {
  const own = digestBytes(name, body, foreign);
  const others = name === 'SM3' ? [digest, sm3Bytes(digest)] : [];
  return own ? [own, ...others] : others;
}
