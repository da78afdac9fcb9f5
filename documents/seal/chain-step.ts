import type { Certificate } from './certificate.ts';
import { type ChainReason, type TrustList, verifyChain } from './chain.ts';
import type { Step } from './verdict.ts';

const FORGED: readonly ChainReason[] = ['issuer-signature-wrong', 'revoked'];
const TRUSTED: readonly ChainReason[] = [
  ...(['trusted', 'trusted-revocation-unknown', 'trusted-revocation-stale'] as const),
];

/** Step 9: signer and, where there is one, maker of the seal lead to the trust list. */
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
  const made = maker && verifyChain(maker, at, trust, more, now);
  if (made && !TRUSTED.includes(made.reason)) {
    const verdict = FORGED.includes(made.reason) ? 'failed' : 'limited';
    return { step: 9, verdict, reason: 'seal-maker-untrusted', compared };
  }
  return { step: 9, verdict: 'ok', reason, compared };
}
