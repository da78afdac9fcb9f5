import type { Certificate } from './certificate.ts';
import { type ChainReason, isSameCertificate, type TrustList, verifyChain } from './chain.ts';
import type { Step } from './verdict.ts';

const FORGED: readonly ChainReason[] = ['issuer-signature-wrong', 'revoked'];
const TRUSTED: readonly ChainReason[] = [
  ...(['trusted', 'trusted-revocation-unknown', 'trusted-revocation-stale'] as const),
];

/**
 * Step 9: the signer leads to the trust list, and the maker of the seal (制章人) stands on it itself. An
 * authority that is believed gives certificates to many, and none of them may make seals for it.
 */
export function checkChain(
  signer: Certificate | undefined,
  maker: Certificate | undefined,
  at: number | undefined,
  trust: TrustList,
  more: readonly Certificate[] = [],
  now = at,
): Step {
  if (!signer || at === undefined) {
    return { step: 9, verdict: 'limited', reason: 'no-certificate' };
  }
  const { reason, path } = verifyChain(signer, at, trust, more, now);
  const compared = `${path.length} certificates, ${trust.anchors.length} anchors, ${trust.crls.length} CRLs`;
  if (FORGED.includes(reason)) return { step: 9, verdict: 'failed', reason, compared };
  if (!TRUSTED.includes(reason)) return { step: 9, verdict: 'limited', reason, compared };
  if (maker) {
    const isListed = trust.anchors.some((anchor) => isSameCertificate(anchor, maker));
    // Whether its own authority has taken it back meanwhile.
    const others = trust.anchors.filter((anchor) => !isSameCertificate(anchor, maker));
    const made = verifyChain(maker, at, { ...trust, anchors: others }, more, now);
    const isForged = FORGED.includes(made.reason);
    if (isForged || !isListed) {
      const verdict = isForged ? 'failed' : 'limited';
      return { step: 9, verdict, reason: 'seal-maker-untrusted', compared };
    }
  }
  return { step: 9, verdict: 'ok', reason, compared };
}
