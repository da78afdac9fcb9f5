import type { Certificate } from './certificate.ts';
import type { Seal } from './seal.ts';
import type { Step } from './verdict.ts';

/** Clocks of honest signers differ by less, in milliseconds. */
const CLOCK_SKEW_MS = 10 * 60_000;

/**
 * Step 8: at the time of signing certificate and seal were valid, and so was the certificate of the
 * seal's maker when the seal was made; that they have lapsed since is no fault.
 */
export function checkValidity(
  signedAt: number | undefined,
  certificate: Certificate | undefined,
  sealed: { readonly seal: Seal; readonly maker: Certificate | undefined } | undefined,
  now: number,
): Step {
  const seal = sealed?.seal;
  if (signedAt === undefined) return { step: 8, verdict: 'failed', reason: 'time-unknown' };
  const day = (at: number): string => new Date(at).toISOString().slice(0, 19);
  const spans = [
    ...(certificate
      ? [`certificate ${day(certificate.notBefore)}/${day(certificate.notAfter)}`]
      : []),
    ...(seal ? [`seal ${day(seal.validFrom)}/${day(seal.validTo)}`] : []),
  ];
  const compared = [`signed ${day(signedAt)}`, ...spans].join(', ');
  const failed = (reason: Step['reason']): Step => ({
    step: 8,
    verdict: 'failed',
    reason,
    compared,
  });
  if (signedAt > now + CLOCK_SKEW_MS) return failed('signed-in-future');
  if (certificate && (signedAt < certificate.notBefore || signedAt > certificate.notAfter)) {
    return failed('certificate-not-valid-then');
  }
  if (seal && (signedAt < seal.validFrom || signedAt > seal.validTo)) {
    return failed('seal-not-valid-then');
  }
  const madeAt = seal?.createdAt ?? seal?.validFrom;
  const maker = sealed?.maker;
  if (maker && madeAt !== undefined && (madeAt < maker.notBefore || madeAt > maker.notAfter)) {
    return failed('certificate-not-valid-then');
  }
  return { step: 8, verdict: 'ok', reason: 'same', compared };
}
