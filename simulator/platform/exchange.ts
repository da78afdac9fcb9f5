import { z } from 'zod';
import type { RequestHead } from '../../contract/platform/common.ts';
import type { PublicKeys } from '../../crypto/provider.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { utf8 } from '../../crypto/utf8.ts';
import {
  dependsOnSending,
  HTTP_STATUS,
  refuse,
  type Answer,
  type Refusal,
  type ReplyBody,
} from './answer.ts';
import { replyHead } from './head.ts';
import { parseJson } from './http/body.ts';
import type { Reply } from './http/reply.ts';
import type { Call } from './http/router.ts';
import type { Platform } from './platform.ts';
import { admit, type Admission } from './trust/admission.ts';
import type { Party } from './trust/parties.ts';
import { exchangeName } from './trust/signed-reply.ts';
import { sendOff } from './trust/way-out.ts';

/** Something that a party does for terminals. */
export interface Service<T extends { readonly head: RequestHead }> {
  /** As fault plans and the transcript name it. */
  readonly operation: string;
  readonly party: Party;
  readonly schema: z.ZodType<T>;
  /** The effect of a request; at once, so that no repetition comes between. */
  readonly operate: (request: T, token: string | undefined) => Answer<ReplyBody>;
  /** True where a repetition is to be asked anew: the operation itself sees to it that nothing doubles. */
  readonly isAskedAnew?: boolean;
  /** The keys that the request itself names; only to enrol. */
  readonly ownKeys?: (message: unknown) => PublicKeys;
}

/** Refuses whatever `party` is asked for. */
export function refuseAll(
  platform: Platform,
  { party, operation }: Pick<Service<never>, 'party' | 'operation'>,
  refusal: Refusal,
  call: Call,
): Promise<Reply> {
  const message = parseJson(call.body);
  return sendOff(platform, {
    ...{ call, party, operation, signed: 'absent', request: message },
    ...{ started: platform.machineClock.now(), name: exchangeName(message) },
    httpStatus: HTTP_STATUS[refusal.status],
    message: { head: replyHead(platform.clock, refusal.status, refusal.message) },
  });
}

/** Hears a request, does what it asks for once, and answers it signed, refusals too. */
export async function exchange<T extends { readonly head: RequestHead }>(
  platform: Platform,
  service: Service<T>,
  call: Call,
): Promise<Reply> {
  const started = platform.machineClock.now();
  const message = parseJson(call.body);
  const { party } = service;
  const ownKeys = service.ownKeys?.(message);
  const admission = await admit(platform, { message, party, bearer: call.bearer, ownKeys });
  const { message: heard, token } = admission;
  const isUnsigned = admission.signed === 'absent';
  const answer = !heard.ok
    ? heard
    : answerOnce(
        platform,
        service,
        isUnsigned ? asIfSigned(heard.value, party, token) : heard.value,
        token,
      );
  const name = exchangeName(message);
  const sealFor = name.nonce && name.requestId ? recipient(platform, admission) : undefined;
  const sending = { nonce: name.nonce, isSealed: sealFor !== undefined };
  const given = answer.ok ? answer.value : {};
  const body = dependsOnSending(given) ? await given(sending) : given;
  const { status, message: why } = answer.ok ? DONE : answer.error;
  return sendOff(platform, {
    ...{ call, started, party, name, operation: service.operation },
    signed: admission.signed,
    request: heard.ok ? heard.value : message,
    httpStatus: HTTP_STATUS[status],
    message: { head: replyHead(platform.clock, status, why), ...body },
    // A refusal is its head, and that travels in the open.
    sealFor: answer.ok ? sealFor : undefined,
  });
}

const DONE = { status: 'OK', message: 'ok' } as const;

/**
 * Policy lets the unsigned through, for whoever tries the interface by hand: only then does a head do
 * without what every signed one must have.
 */
function asIfSigned(message: unknown, party: Party, token: string | undefined): unknown {
  const { head, ...body } =
    z.looseObject({ head: z.looseObject({}) }).safeParse(message).data ?? {};
  if (!head) return message;
  const tokenDigest = token === undefined ? {} : { tokenDigest: sm3Hex(utf8(token)) };
  const signed = { nonce: '0'.repeat(32), signAlg: 'SM2-SM3', sign: '0'.repeat(128) };
  return { ...body, head: { ...signed, to: party.id, ...tokenDigest, ...head } };
}

/** The key that the reply is sealed for, where it is to be. */
function recipient(platform: Platform, admission: Admission): string | undefined {
  const isSealed = admission.wasSealed || platform.policy.current().sealBodies;
  return isSealed ? admission.terminal?.encrypt : undefined;
}

function answerOnce<T extends { readonly head: RequestHead }>(
  { effects, replays }: Platform,
  { operation, party, schema, operate, isAskedAnew }: Service<T>,
  message: unknown,
  token: string | undefined,
): Answer<ReplyBody> {
  const request = schema.safeParse(message);
  if (!request.success) return refuse('PARAM', whatIsWrong(request.error));
  if (isAskedAnew) return operate(request.data, token);
  const { requestId } = request.data.head;
  const content = JSON.stringify([intentOf(request.data), token]);
  const key = { place: `${party.id}/${operation}`, requestId, content };
  const known = replays.find(key);
  if (known === 'conflict') return refuse('PARAM', 'the requestId stands for another request');
  if (known) {
    effects.repeat(operation, requestId);
    return known;
  }
  const effectsBefore = effects.count();
  const answer = operate(request.data, token);
  // Without an effect nothing needs to be remembered: asking again comes to the same.
  if (answer.ok || effects.count() > effectsBefore) replays.remember(key, answer);
  return answer;
}

/** The request without what is new in each sending of it. */
function intentOf(request: { readonly head: RequestHead }): object {
  const { timestamp, nonce, sign, signAlg, ...head } = request.head;
  return { ...request, head };
}

/** Names the field, never its value. */
function whatIsWrong(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`.slice(0, 200);
}
