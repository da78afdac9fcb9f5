import { z } from 'zod';
import { publicKeySchema } from '../../../contract/platform/common.ts';
import { enrolRequestSchema, type EnrolRequest } from '../../../contract/platform/hub.ts';
import { ok } from '../../../contract/result.ts';
import type { PublicKeys } from '../../../crypto/provider.ts';
import { isPoint } from '../../../crypto/sm2-curve.ts';
import { HUB } from '../../data/keys.ts';
import { refuse, type Answer } from '../answer.ts';
import type { Service } from '../exchange.ts';
import type { Platform } from '../platform.ts';
import { partyOf } from '../trust/parties.ts';

/** The enrolment code of the simulated hall: good once for every terminal. */
export const ENROLMENT_CODE = 'SIMULATED-HALL';

const ownKeysSchema = z.object({ signKey: publicKeySchema, encryptKey: publicKeySchema });

/** 入网: makes a terminal's keys known. */
export function enrolment(platform: Platform): Service<EnrolRequest> {
  return {
    operation: 'enrol',
    party: partyOf(HUB),
    schema: enrolRequestSchema,
    operate: (request) => enrol(platform, request),
    ownKeys: keysIn,
  };
}

/** No key fits no signature: who names none is refused for his signature. */
function keysIn(message: unknown): PublicKeys {
  const { signKey = '', encryptKey = '' } = ownKeysSchema.safeParse(message).data ?? {};
  return { sign: signKey, encrypt: encryptKey };
}

function enrol({ policy, terminals }: Platform, request: EnrolRequest): Answer<object> {
  if (policy.current().enrolment === 'closed') {
    return refuse('TERMINAL_REFUSED', 'the hub takes no new terminals');
  }
  if (!isPoint(request.encryptKey)) return refuse('PARAM', 'encryptKey: no point of the curve');
  const { head, enrolmentCode } = request;
  return terminals.enrol(head.terminalId, keysIn(request), enrolmentCode)
    ? ok({})
    : refuse('TERMINAL_REFUSED', 'not an enrolment code of this hub, or used up');
}
