import type { Certificate } from './certificate.ts';
import { type ChainReason, isSameCertificate, type TrustList, verifyChain } from './chain.ts';
import type { SigningTime } from './time-step.ts';
import type { Step, StepReason } from './verdict.ts';

const FORGED: readonly ChainReason[] = ['issuer-signature-wrong', 'revoked'];
const TRUSTED: readonly ChainReason[] = [
  ...(['trusted', 'trusted-revocation-unknown', 'trusted-revocation-stale'] as const),
];

/**
 * Step 9: the signer leads to the trust list. An authority that is believed gives certificates to many,
 * so none of them may make seals for it, nor sign in its name without a seal: the maker of the seal
 * (制章人), or whoever signs without one, stands on the list itself. A revocation after a time that is
 * proved takes nothing away: nobody had the key without its owner's knowledge then.
 */
export function checkChain(
  signer: Certificate | undefined,
  maker: Certificate | undefined,
  { at, isProved }: SigningTime,
  trust: TrustList,
  more: readonly Certificate[] = [],
  now = at,
): Step {
  if (!signer || at === undefined) {
    return { step: 9, verdict: 'limited', reason: 'no-certificate' };
  }
  const { reason, path } = verifyChain(signer, at, trust, more, now);
  const compared = `${path.length} certificates, ${trust.anchors.length} anchors, ${trust.crls.length} CRLs`;
  const failed = (why: StepReason): Step => ({ step: 9, verdict: 'failed', reason: why, compared });
  const limited = (why: StepReason): Step => ({ ...failed(why), verdict: 'limited' });
  if (FORGED.includes(reason)) return failed(reason);
  if (!TRUSTED.includes(reason) && reason !== 'revoked-later') return limited(reason);
  const isListed = (one: Certificate): boolean =>
    trust.anchors.some((anchor) => isSameCertificate(anchor, one));
  // One that is listed itself is not asked about above: whether its own authority has taken it back.
  const apart = (one: Certificate): ChainReason => {
    const others = trust.anchors.filter((anchor) => !isSameCertificate(anchor, one));
    return verifyChain(one, at, { ...trust, anchors: others }, more, now).reason;
  };
  const own = isListed(signer) ? apart(signer) : reason;
  if (own === 'revoked') return failed(own);
  if (maker) {
    const made = apart(maker);
    if (FORGED.includes(made)) return failed('seal-maker-untrusted');
    if (!isListed(maker)) return limited('seal-maker-untrusted');
    if (made === 'revoked-later' && !isProved) return limited(made);
  } else if (!isListed(signer)) return limited('signer-not-listed');
  if (own !== 'revoked-later') return { ...failed(reason), verdict: 'ok' };
  return isProved ? { ...failed('revoked-after-timestamp'), verdict: 'ok' } : limited(own);
}
