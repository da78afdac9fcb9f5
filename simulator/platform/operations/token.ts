import type { TokenReply, TokenRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { citizenById } from '../../data/citizens.ts';
import { holderById } from '../../data/holders.ts';
import { refuse, type Answer, type ReplyBody, type Sending } from '../answer.ts';
import type { Subject } from '../books/subject-book.ts';
import type { Scene } from './operation.ts';

/** 数据授权: the citizen's decision on the consent page. Agreeing brings the access token. */
export function token(scene: Scene, request: TokenRequest): Answer<ReplyBody> {
  const { effects, subjects } = scene.platform;
  const { head, agreed } = request;
  const decided = subjects.decide(scene.system.codeSystemId, request.subjectRef, head);
  if (!decided.ok) return decided;
  const subject = decided.value;
  if (!agreed) {
    effects.add('refused', head.requestId, subject.citizenId);
    return ok({});
  }
  if (citizenById(subject.citizenId)?.refuses) {
    effects.add('refused', head.requestId, subject.citizenId);
    return refuse('CONSENT_REFUSED', 'a rule that the citizen has set refuses every disclosure');
  }
  if (!request.scopes.every((scope) => subject.scopes.includes(scope))) {
    return refuse('SCOPE_DENIED', 'more scopes than the verification offered');
  }
  const grant = grantToken(scene, subject, request.scopes);
  effects.add('consented', head.requestId, subject.citizenId);
  return ok((sending: Sending) => Promise.resolve(grant(sending)));
}

/**
 * Grants an access token by policy. Whose certificates a provincial platform is to be asked for stands
 * in a sealed reply only.
 */
export function grantToken(
  { platform, system }: Scene,
  subject: Omit<Subject, 'consentUntil'>,
  scopes: readonly string[],
): (sending: Pick<Sending, 'isSealed'>) => Omit<TokenReply, 'head'> {
  const { tokenLifetimeS, tokenUses } = platform.policy.current();
  const limits = { lifetimeMs: tokenLifetimeS * 1_000, maxUses: tokenUses };
  const access = platform.tokens.grant(subject, scopes, limits);
  const reply = {
    consentId: access.consentId,
    // A consent is for one token: it holds as long.
    ...{ consentGrantedAt: platform.clock.now(), consentExpiresAt: access.expiresAt },
    accessToken: access.token,
    expiresAt: access.expiresAt,
    maxUses: access.maxUses,
    scopes: [...scopes],
  };
  const holder = system.certificates === 'provincial' ? holderById(subject.citizenId) : undefined;
  return ({ isSealed }) => {
    if (!isSealed || !holder) return reply;
    const { idType, idNo, name } = holder;
    return { ...reply, holder: { idType, idNo, name } };
  };
}
