import type { z } from 'zod';
import type { Operation as OperationName } from '../../../contract/platform/relay.ts';
import type { RequestHead } from '../../../contract/platform/common.ts';
import { codeSystemById, type CodeSystem } from '../../data/code-systems.ts';
import { HUB } from '../../data/keys.ts';
import type { Answer, Refusal, ReplyBody } from '../answer.ts';
import { exchange, refuseAll } from '../exchange.ts';
import type { Reply } from '../http/reply.ts';
import type { Call, Route } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { partyOf } from '../trust/parties.ts';

/** Where and by whom an operation is asked for. */
export interface Scene {
  readonly platform: Platform;
  readonly system: CodeSystem;
  /** The access token that came with the request. */
  readonly token: string | undefined;
}

/** One operation of a code system; the answer is the reply without its head. */
export type Operation<T> = (scene: Scene, request: T) => Answer<ReplyBody>;

const UNKNOWN: Refusal = { status: 'ROUTE_UNKNOWN', message: 'no such code system' };
const NOT_ACTIVE: Refusal = {
  status: 'ROUTE_UNKNOWN',
  message: 'the code system is not in service',
};
/** As if nothing listened there. */
const UNREACHABLE: Reply = {
  ...{ status: 503, headers: {}, body: new Uint8Array(), mishap: { kind: 'reset' } },
};

/** Makes the routes of an operation: the code system's own, and the one by way of the hub (转接). */
export function operationRoutes<T extends { readonly head: RequestHead }>(
  platform: Platform,
  operation: OperationName,
  schema: z.ZodType<T>,
  operate: Operation<T>,
  options: { readonly isAskedAnew?: boolean } = {},
): readonly Route[] {
  async function answer(call: Call, id: string, isRelayed: boolean): Promise<Reply> {
    const system = codeSystemById(id);
    // Nobody is there to sign; what the hub has to say, it signs.
    if (!system) return refuseAll(platform, { party: partyOf(HUB), operation }, UNKNOWN, call);
    if (!isRelayed && platform.policy.current().relayOnly) return UNREACHABLE;
    const party = partyOf(isRelayed && system.status !== 'ACTIVE' ? HUB : id);
    if (system.status !== 'ACTIVE') {
      return refuseAll(platform, { party, operation }, NOT_ACTIVE, call);
    }
    const service = {
      ...{ operation, party, schema, ...options },
      operate: (request: T, token: string | undefined) =>
        operate({ platform, system, token }, request),
    };
    return exchange(platform, service, call);
  }

  return [
    {
      method: 'POST',
      path: `/cs/:codeSystemId/v1/${operation}`,
      handle: (call, [id = '']) => answer(call, id, false),
    },
    {
      method: 'POST',
      path: `/hub/v1/relay/:codeSystemId/${operation}`,
      handle: (call, [id = '']) => answer(call, id, true),
    },
  ];
}
