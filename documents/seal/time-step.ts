import type { Certificate } from './certificate.ts';
import type { Seal } from './seal.ts';
import type { TimestampVerdict } from './timestamp.ts';
import type { Step } from './verdict.ts';

/** Clocks of honest signers differ by less, in milliseconds. */
export const CLOCK_SKEW_MS = 10 * 60_000;

/** What is known of the time of a signature. */
export interface TimeFacts {
  /** What the signer says, milliseconds since 1970. */
  readonly claimedAt: number | undefined;
  /** What the timestamp is worth, where there is one. */
  readonly timestamp: TimestampVerdict | undefined;
  readonly signer: Certificate | undefined;
  readonly sealed?: { readonly seal: Seal; readonly maker: Certificate | undefined };
  /** Whether a certificate had been revoked by the time of the timestamp. */
  readonly isLate?: boolean;
}

/** The time that counts, and whether somebody else than the signer vouches for it. */
export interface SigningTime {
  readonly at: number | undefined;
  readonly isProved: boolean;
}

/**
 * A timestamp stands in place of what the signer says. One that was made when certificate or seal had
 * ended, or were revoked, proves no more than that the signature was there by then, which anybody can
 * have proved: it changes nothing.
 */
export function signingTime(facts: TimeFacts): SigningTime {
  const { claimedAt, timestamp, signer, sealed, isLate = false } = facts;
  const at = timestamp?.at;
  const end = Math.min(signer?.notAfter ?? Infinity, sealed?.seal.validTo ?? Infinity);
  if (at === undefined || at > end || isLate) return { at: claimedAt, isProved: false };
  return { at, isProved: true };
}

/**
 * Step 8: at the time of signing certificate and seal were valid, and so was the certificate of the
 * seal's maker when the seal was made; that they have lapsed since is no fault. A timestamp that is
 * false is one (GM/T 0031-2025, 7.3), and so is one that is older than what the signer says.
 */
export function checkValidity(facts: TimeFacts, now: number): Step {
  const { claimedAt, timestamp, signer: certificate, sealed } = facts;
  const { at: signedAt, isProved } = signingTime(facts);
  const seal = sealed?.seal;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 19);
  const spans = [
    ...(claimedAt === undefined ? [] : [`signed ${day(claimedAt)}`]),
    ...(timestamp?.at === undefined ? [] : [`timestamp ${day(timestamp.at)}`]),
    ...(certificate
      ? [`certificate ${day(certificate.notBefore)}/${day(certificate.notAfter)}`]
      : []),
    ...(seal ? [`seal ${day(seal.validFrom)}/${day(seal.validTo)}`] : []),
  ];
  const compared = spans.join(', ');
  const failed = (reason: Step['reason']): Step => ({
    step: 8,
    verdict: 'failed',
    reason,
    compared,
  });
  if (timestamp?.reason === 'timestamp-of-another' || timestamp?.reason === 'timestamp-wrong') {
    return failed(timestamp.reason);
  }
  if (signedAt === undefined) return failed('time-unknown');
  if (claimedAt !== undefined && claimedAt > (timestamp?.at ?? Infinity) + CLOCK_SKEW_MS) {
    return failed('signed-after-timestamp');
  }
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
  const provesNothing = timestamp?.at !== undefined && !isProved;
  const reason = provesNothing ? 'timestamp-too-late' : (timestamp?.reason ?? 'same');
  return { step: 8, verdict: 'ok', reason, compared };
}
