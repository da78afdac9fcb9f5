import { z } from 'zod';
import { nonceSchema, type OpenReplyHead } from '../../../contract/platform/common.ts';
import { unwrap } from '../../../contract/result.ts';
import { sealMessage } from '../../../crypto/sealed-message.ts';
import { signBody } from '../../../crypto/signed-message.ts';
import type { Party } from './parties.ts';

const exchangeSchema = z.object({
  head: z.object({
    requestId: z.uuid().optional().catch(undefined),
    nonce: nonceSchema.optional().catch(undefined),
  }),
});

/** How one sending of a request is named; the reply repeats it. */
export interface ExchangeName {
  readonly requestId?: string | undefined;
  readonly nonce?: string | undefined;
}

/** A reply before it is sealed and signed. */
export interface ReplyMessage {
  readonly head: OpenReplyHead;
}

/** The name of an exchange as far as the request gives it in the right form. */
export function exchangeName(message: unknown): ExchangeName {
  return exchangeSchema.safeParse(message).data?.head ?? {};
}

/** Repeats the name of the request in the head, so that no other reply can pose as this one. */
export function named<T extends ReplyMessage>(message: T, { requestId, nonce }: ExchangeName): T {
  const name = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(nonce === undefined ? {} : { nonce }),
  };
  return { ...message, head: { ...message.head, ...name } };
}

/** Seals everything but the head for `recipientKey`; the head has to be named. */
export async function sealed(
  message: ReplyMessage,
  recipientKey: string,
  party: Party,
): Promise<ReplyMessage> {
  const { requestId = '', nonce = '' } = message.head;
  const head = { ...message.head, requestId, nonce };
  return unwrap(await sealMessage({ ...message, head }, recipientKey, party.crypto));
}

/** Signs a reply as it is sent. */
export async function signed(message: ReplyMessage, party: Party): Promise<ReplyMessage> {
  return unwrap(await signBody(message, party.crypto));
}
