import type { VerifyRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { holderById } from '../../data/holders.ts';
import { refuse, type Answer, type ReplyBody } from '../answer.ts';
import { disclose, disclosureBody } from './disclosure.ts';
import type { Scene } from './operation.ts';

/** 验码: takes a code that the citizen's app shows. */
export function verify(scene: Scene, request: VerifyRequest): Answer<ReplyBody> {
  const { codes, effects, policy } = scene.platform;
  const { codeSingleUse } = policy.current();
  const code = codes.redeem(scene.system, request.codeContent, codeSingleUse);
  if (!code.ok) return code;
  const holder = holderById(code.value.citizenId);
  if (!holder) return refuse('HOLDER_NOT_FOUND', 'the holder of the code is not registered');
  effects.add('verified', request.head.requestId, holder.id);
  const recognition = { holder, code: code.value };
  const disclosure = disclose(scene, recognition, request.head, request.needScopes);
  return ok(disclosureBody(disclosure, holder));
}
