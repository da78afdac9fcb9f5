import type { z } from 'zod';
import type { RequestHead } from '../../../contract/platform/common.ts';
import type { CodeSystem } from '../../data/code-systems.ts';
import { codeSystemById } from '../../data/code-systems.ts';
import type { Answer } from '../answer.ts';
import { okReply, refusalReply } from '../head.ts';
import { parseJson } from '../http/body.ts';
import type { Reply } from '../http/reply.ts';
import type { Call, Route } from '../http/router.ts';
import type { Platform } from '../platform.ts';

/** Where and by whom an operation is asked for. */
export interface Scene {
  readonly platform: Platform;
  readonly system: CodeSystem;
  /** The access token of the `authorization` header. */
  readonly bearer: string | undefined;
}

/** One operation of a code system; the answer is the reply without its head. */
export type Operation<T> = (scene: Scene, request: T) => Answer<object>;

/**
 * Makes the route of an operation: checks the request against its schema and answers a repeated
 * `requestId` from memory, byte for byte, so that it has no second effect.
 */
export function operationRoute<T extends { readonly head: RequestHead }>(
  platform: Platform,
  name: string,
  schema: z.ZodType<T>,
  operate: Operation<T>,
): Route {
  const { clock, effects, replays } = platform;

  function answer(system: CodeSystem, call: Call): Reply {
    const request = schema.safeParse(parseJson(call.body));
    if (!request.success) return refusalReply(clock, 'PARAM', whatIsWrong(request.error));
    const { head } = request.data;
    const key = {
      place: `${system.codeSystemId}/${name}`,
      requestId: head.requestId,
      content: JSON.stringify([{ ...request.data, head: { ...head, timestamp: 0 } }, call.bearer]),
    };
    const known = replays.find(key);
    if (known === 'conflict') {
      return refusalReply(clock, 'PARAM', 'the requestId stands for another request');
    }
    if (known) return known;
    const effectsBefore = effects.count();
    const outcome = operate({ platform, system, bearer: call.bearer }, request.data);
    const reply = outcome.ok
      ? okReply(clock, outcome.value)
      : refusalReply(clock, outcome.error.status, outcome.error.message);
    // Without an effect nothing needs to be remembered: asking again comes to the same.
    if (outcome.ok || effects.count() > effectsBefore) replays.remember(key, reply);
    return reply;
  }

  return {
    method: 'POST',
    path: `/cs/:codeSystemId/v1/${name}`,
    handle(call, [codeSystemId = '']) {
      const system = codeSystemById(codeSystemId);
      if (!system) return refusalReply(clock, 'ROUTE_UNKNOWN', 'no such code system');
      if (system.status !== 'ACTIVE') {
        return refusalReply(clock, 'ROUTE_UNKNOWN', 'the code system is not in service');
      }
      return answer(system, call);
    },
  };
}

/** Names the field, never its value. */
function whatIsWrong(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`.slice(0, 200);
}
