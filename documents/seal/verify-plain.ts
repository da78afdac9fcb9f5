import { isSm3Algorithm, OID } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { readDer, sequenceOf } from './der.ts';
import { readSignedData, type SignedData } from './signed-data.ts';
import { sm3Bytes, verifySm2 } from './sm2-verify.ts';
import type { Step } from './verdict.ts';
import { isEqual, signatureStep } from './verify-sealed.ts';

/** Step 11, with whose it is. */
export interface PlainVerdict {
  readonly form?: 'SM2' | 'GB/T 35275';
  readonly step: Step;
  readonly signer?: Certificate;
  /** Authorities that came with it. */
  readonly more: readonly Certificate[];
}

/** A digital signature without a seal (Type=Sign): SignedData, or r and s alone. */
export function checkPlain(
  value: Uint8Array,
  signatureXml: Uint8Array,
  method: string | undefined,
  trust: TrustList,
): PlainVerdict {
  const data = readSignedData(value);
  if (data) return checkSignedData(data, signatureXml);
  const isRaw = sequenceOf(readDer(value))?.length === 2 || value.length === 64;
  if (
    isRaw &&
    (method === undefined || method.startsWith('1.2.156.10197.') || isSm3Algorithm(method))
  ) {
    return checkRaw(value, signatureXml, trust);
  }
  const compared = `SignatureMethod ${(method ?? 'none').slice(0, 40)}`;
  return { step: { step: 11, verdict: 'unsupported', reason: 'algorithm', compared }, more: [] };
}

/** Nothing names the certificate of a signature that is r and s alone: those on the trust list are tried. */
function checkRaw(value: Uint8Array, message: Uint8Array, { anchors }: TrustList): PlainVerdict {
  const signer = anchors.find(
    ({ publicKey }) => publicKey !== undefined && verifySm2(message, value, publicKey),
  );
  const compared = `${anchors.length} certificates tried`;
  const step: Step = signer
    ? { step: 11, verdict: 'ok', reason: 'same', compared }
    : { step: 11, verdict: 'unsupported', reason: 'no-certificate', compared };
  return { form: 'SM2', step, more: [], ...(signer && { signer }) };
}

/**
 * What is signed is the attributes, which hold the digest, or else the content. Content that came along
 * must be Signature.xml or its digest.
 */
function checkSignedData(data: SignedData, message: Uint8Array): PlainVerdict {
  const { certificates: more, signer, content, attributes, signature, algorithm } = data;
  const digest = sm3Bytes(message);
  const facts = { form: 'GB/T 35275', more, ...(signer && { signer }) } as const;
  const failed = (reason: 'digest-differs' | 'no-certificate'): PlainVerdict => ({
    ...facts,
    step: { step: 11, verdict: 'failed', reason },
  });
  if (!signer) return failed('no-certificate');
  if (content && !isEqual(content, digest) && !isEqual(content, message)) {
    return failed('digest-differs');
  }
  const body = content ?? message;
  if (attributes) {
    // Digested is the content; makers that sign a digest digest that one.
    const digests = [sm3Bytes(body), digest, sm3Bytes(digest)];
    const found = attributes.digest;
    if (!found || !digests.some((one) => isEqual(one, found))) return failed('digest-differs');
  }
  const signed = attributes?.signed ?? body;
  const method = algorithm === OID.ecPublicKey ? OID.sm2 : algorithm;
  const step = signatureStep(
    11,
    signer,
    { signed, signature, algorithm: method },
    'signature-wrong',
  );
  return { ...facts, step };
}
