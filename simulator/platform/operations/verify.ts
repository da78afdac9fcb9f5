import type { VerifyRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { citizenById } from '../../data/citizens.ts';
import { refuse, type Answer } from '../answer.ts';
import { disclose } from './disclosure.ts';
import type { Scene } from './operation.ts';

/** Level of a citizen whose app was opened with a face check (GB/T 39047 table 1). */
const APP_LEVEL = 4;

/** 验码: takes a code that the citizen's app shows. */
export function verify(scene: Scene, request: VerifyRequest): Answer<object> {
  const { codes, effects, policy } = scene.platform;
  const entry = codes.redeem(scene.system, request.codeContent, policy.current().codeSingleUse);
  if (!entry.ok) return entry;
  const citizen = citizenById(entry.value.citizenId);
  if (!citizen) return refuse('HOLDER_NOT_FOUND', 'the holder of the code is not registered');
  effects.add('verified', request.head.requestId, citizen.id);
  return ok(disclose(scene, citizen, request.head, request.needScopes, APP_LEVEL));
}
