import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { MAX_REPLY_BYTES, type RequestHead } from '../../contract/platform/common.ts';
import { err, mapOk, ok, type Result } from '../../contract/result.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { RandomBytes } from '../../crypto/private-key.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { isSealed, openMessage, sealMessage } from '../../crypto/sealed-message.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { utf8 } from '../../crypto/utf8.ts';
import { believe, type BelievedReply } from './believed-reply.ts';
import { exchange, type HttpReply, refusalOf } from './http.ts';
import { HUB_ID, type ServerClock } from './server-clock.ts';
import { type Trouble, trouble } from './trouble.ts';

/** The other side: how it is known again, and whether bodies are sealed for it. */
export interface Peer {
  /** A code system's identifier, or `hub`: each has a clock of its own. */
  readonly id: string;
  /** Keys that its replies may be signed with. */
  readonly signKeys: readonly string[];
  /** Keys of the hub where it passes on. */
  readonly relayKeys?: readonly string[];
  readonly encryptKey?: string | undefined;
}

/** A head before it is sent: the rest is new with every sending. */
export type HeadFacts = Omit<RequestHead, 'timestamp' | 'nonce' | 'to' | 'signAlg' | 'sign'>;

export interface SignedRequest {
  readonly url: string;
  readonly peer: Peer;
  readonly head: HeadFacts;
  /** Everything but the head. */
  readonly body: object;
  /** Access token: inside the body where that is sealed, else in the header `authorization`. */
  readonly token?: string | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The answer may be held back: then nobody knows how old the time is that it tells. */
  readonly isHeld?: boolean | undefined;
}

/** A reply that is believed. */
export interface Answered<T> {
  readonly reply: T;
  /** Nonce of the request that it answers. */
  readonly nonce: string;
  readonly wasSealed: boolean;
}

/** Sends one request once. */
export type SignedExchange = <S extends z.ZodType>(
  request: SignedRequest,
  schema: S,
) => Promise<Result<Answered<z.infer<S>>, Trouble>>;

export interface SignedExchangeOptions {
  readonly crypto: CryptoProvider;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly randomBytes: RandomBytes;
}

const NONCE_BYTES = 16;

/**
 * Requests signed by the terminal, replies believed only where the other side has signed them for
 * this very sending (SM2, GB/T 32918).
 */
export function createSignedExchange(options: SignedExchangeOptions): SignedExchange {
  const { crypto, clock, serverClock, randomBytes } = options;

  /** Head, body and signature as they go out. */
  async function dress(
    { head, body, peer, token }: SignedRequest,
    nonce: string,
  ): Promise<Result<object, Failure>> {
    const tokenDigest = token && toHex(await crypto.digest(utf8(token)));
    const message = {
      ...body,
      // Whoever passes a sealed body on is not to have the token either.
      ...(token !== undefined && isSealedFor(peer) ? { accessToken: token } : {}),
      head: {
        ...head,
        // Where the hub is between, it looks at the time first.
        timestamp: serverClock.now(peer.id, ...(peer.relayKeys ? [HUB_ID] : [])),
        nonce,
        to: peer.id,
        ...(tokenDigest ? { tokenDigest } : {}),
      },
    };
    if (peer.encryptKey === undefined) return signBody(message, crypto);
    const sealed = await sealMessage(message, peer.encryptKey, crypto);
    return sealed.ok ? signBody(sealed.value, crypto) : sealed;
  }

  async function read<S extends z.ZodType>(
    { head, message }: BelievedReply,
    { retryAfterMs }: Pick<HttpReply, 'retryAfterMs'>,
    name: { requestId: string; nonce: string },
    schema: S,
  ): Promise<Result<Answered<z.infer<S>>, Trouble>> {
    const refusal = refusalOf(head);
    if (refusal) {
      return err({ ...trouble('refusal', refusal, retryAfterMs), status: head.status });
    }
    const wasSealed = isSealed(message);
    const opened = wasSealed ? await openMessage(message, name, crypto) : ok(message);
    if (!opened.ok) return err(trouble('distrust', opened.error));
    const parsed = schema.safeParse(opened.value);
    if (parsed.success) return ok({ reply: parsed.data, nonce: name.nonce, wasSealed });
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return err(trouble('distrust', failure('PLATFORM_REPLY_INVALID', where)));
  }

  return async (request, schema) => {
    const { url, peer, token, timeoutMs, signal } = request;
    // Nobody could be believed: then nothing of a person goes there either.
    if (peer.signKeys.length === 0) {
      return err(trouble('distrust', failure('SIGN_INVALID', 'no key of the other side')));
    }
    const name = { requestId: request.head.requestId, nonce: toHex(randomBytes(NONCE_BYTES)) };
    const dressed = await dress(request, name.nonce);
    if (!dressed.ok) return err(trouble('distrust', dressed.error));
    const sentAt = clock.elapsed();
    const replied = await exchange(
      {
        ...{ url, timeoutMs, body: dressed.value },
        ...(token === undefined || isSealedFor(peer) ? {} : { token }),
        ...(signal ? { signal } : {}),
      },
      MAX_REPLY_BYTES,
    );
    const receivedAt = clock.elapsed();
    if (!replied.ok) return err(transportTrouble(replied.error));
    const { signKeys, relayKeys = [] } = peer;
    const believed = await believe(replied.value, { ...name, signKeys, relayKeys }, crypto);
    if (!believed.ok) return believed;
    const { head, isFromRelay } = believed.value;
    const { serverTime } = head;
    if (!request.isHeld) {
      serverClock.learn(isFromRelay ? HUB_ID : peer.id, { serverTime, sentAt, receivedAt });
    }
    return read(believed.value, replied.value, name, schema);
  };
}

function isSealedFor({ encryptKey }: Peer): boolean {
  return encryptKey !== undefined;
}

/** Too much of an answer is one of the wrong sort; anything else was no answer. */
function transportTrouble(why: Failure): Trouble {
  return trouble(why.code === 'PLATFORM_REPLY_INVALID' ? 'distrust' : 'transport', why);
}

/** For callers that want the value alone. */
export function replyOf<T, E>(answered: Result<Answered<T>, E>): Result<T, E> {
  return mapOk(answered, ({ reply }) => reply);
}
