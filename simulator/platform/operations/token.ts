import type { TokenRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { citizenById } from '../../data/citizens.ts';
import { refuse, type Answer } from '../answer.ts';
import { TOKEN_MAX_USES } from '../books/token-book.ts';
import type { Scene } from './operation.ts';

/** 数据授权: the citizen's decision on the consent page. Agreeing brings the access token. */
export function token({ platform, system }: Scene, request: TokenRequest): Answer<object> {
  const { effects, subjects, tokens } = platform;
  const { head, agreed } = request;
  const decided = subjects.decide(system.codeSystemId, request.subjectRef, head);
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
  const access = tokens.grant(subject, request.scopes);
  effects.add('consented', head.requestId, subject.citizenId);
  return ok({
    consentId: access.consentId,
    accessToken: access.token,
    expiresAt: access.expiresAt,
    maxUses: TOKEN_MAX_USES,
  });
}
