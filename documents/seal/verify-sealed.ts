import { toBase64 } from '../../crypto/bytes.ts';
import { resolveLocation } from '../ofd/container/location.ts';
import { signatureMethod } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import type { Seal } from './seal.ts';
import type { SesSignature } from './ses-signature.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { checkSignature, type Signed } from './signature-check.ts';
import { sm3Bytes } from './sm2-verify.ts';
import type { Step, StepNumber, StepReason } from './verdict.ts';

/** What belongs to the signature in the package. */
export interface SignedParts {
  /** Signature.xml as it is. */
  readonly signatureXml: Uint8Array;
  readonly signatureXmlPath: string;
  /** Seal.esl, where it is a file of its own. */
  readonly sealFile: Uint8Array | undefined;
}

/** Steps 2 to 7 of a signature with a seal. */
export function checkSealed(
  ses: SesSignature,
  { signatureXml, signatureXmlPath, sealFile }: SignedParts,
): {
  readonly steps: readonly Step[];
  readonly signer?: Certificate;
  readonly maker?: Certificate;
} {
  const signer = readCertificate(ses.certificate);
  const maker = readCertificate(ses.seal.maker.certificate);
  const digest = sm3Bytes(signatureXml);
  const property = resolveLocation('', ses.propertyInfo.trim())?.toLowerCase();
  const steps: Step[] = [
    {
      ...compare(2, isEqual(digest, ses.dataHash), 'digest-differs'),
      compared: `SM3 ${toBase64(digest)} / ${toBase64(ses.dataHash)}`,
    },
    compare(3, property === signatureXmlPath.toLowerCase(), 'names-another-file'),
    signatureStep(4, signer, ses, 'signature-wrong'),
    sealFile
      ? compare(5, isEqual(sealFile, ses.seal.der), 'seal-differs')
      : { step: 5, verdict: 'not-applicable', reason: 'none-here' },
    signatureStep(6, maker, ses.seal.maker, 'seal-signature-wrong'),
    compare(7, isHolder(ses.certificate, ses.seal), 'not-in-list'),
  ];
  return { steps, ...(signer && { signer }), ...(maker && { maker }) };
}

function compare(step: StepNumber, isSame: boolean, reason: StepReason): Step {
  return isSame ? { step, verdict: 'ok', reason: 'same' } : { step, verdict: 'failed', reason };
}

/** The signature over the slice of the file. @param step 4, 6 or 11 */
export function signatureStep(
  step: StepNumber,
  certificate: Certificate | undefined,
  one: Signed,
  reason: StepReason,
  foreign?: ForeignCrypto,
): Step {
  const compared = `${one.algorithm}, ${one.signed.length} bytes`;
  const unsupported = (why: StepReason): Step => ({
    ...{ step, verdict: 'unsupported', reason: why, compared },
  });
  if (!signatureMethod(one.algorithm, one.digest)) return unsupported('algorithm');
  if (!certificate) return { step, verdict: 'failed', reason: 'certificate-unreadable' };
  const result = checkSignature(one, certificate, foreign);
  if (result === 'unsupported') return unsupported('algorithm');
  if (result === 'weak') return unsupported('algorithm-too-weak');
  return { ...compare(step, result === 'right', reason), compared };
}

function isHolder(certificate: Uint8Array, { holders }: Seal): boolean {
  const wanted = holders.kind === 'digests' ? sm3Bytes(certificate) : certificate;
  return holders.values.some((value) => isEqual(value, wanted));
}

export function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
