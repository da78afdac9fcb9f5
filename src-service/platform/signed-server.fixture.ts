import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PlatformStatus } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import type { CryptoProvider, PublicKeys } from '../../crypto/provider.ts';
import { isSealed, openMessage, sealMessage } from '../../crypto/sealed-message.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { serve, TRACE } from './http.fixture.ts';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Somebody with keys: terminal, hub, code system, or a stranger between. */
export interface Party {
  readonly crypto: CryptoProvider;
  readonly keys: PublicKeys;
}

export async function makeParty(): Promise<Party> {
  const crypto = createSmProvider({ keys: makePrivateKeys(random), randomBytes: random });
  return { crypto, keys: unwrap(await crypto.publicKeys()) };
}

export const TERMINAL = await makeParty();
export const CODE_SYSTEM = await makeParty();
export const HUB = await makeParty();
export const STRANGER = await makeParty();

const askedHead = z.looseObject({
  requestId: z.string(),
  nonce: z.string(),
  timestamp: z.number(),
});

/** One request as it came in. */
export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  /** The message as it was sent, for its signature to be checked. */
  readonly raw: object;
  /** The message in the open. */
  readonly message: Record<string, unknown>;
  readonly head: z.infer<typeof askedHead>;
}

/** What is answered; everything left out is right. */
export interface Told {
  readonly status?: PlatformStatus;
  readonly body?: object;
  readonly http?: number;
  readonly by?: Party;
  /** Sealed for the terminal. */
  readonly sealed?: boolean;
  /** Changes of the head before it is signed. */
  readonly head?: object;
  /** The whole message is signed by nobody. */
  readonly unsigned?: boolean;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function askedOf(request: IncomingMessage, by: Party): Promise<Asked> {
  const raw = JSON.parse(await textOf(request)) as { head: object };
  const head = askedHead.parse(raw.head);
  const message = isSealed(raw) ? unwrap(await openMessage(raw, head, by.crypto)) : raw;
  const { authorization } = request.headers;
  return { path: request.url ?? '', authorization, raw, message: { ...message }, head };
}

/** The reply to a request, signed and sealed as the real side does it. */
export async function signedReply({ head }: Asked, told: Told, by: Party): Promise<object> {
  const message = {
    ...told.body,
    head: {
      ...{ status: told.status ?? 'OK', message: '', traceId: TRACE, serverTime: Date.now() },
      ...{ requestId: head.requestId, nonce: head.nonce, ...told.head },
    },
  };
  if (told.unsigned) return message;
  const sealed = told.sealed
    ? unwrap(await sealMessage(message, TERMINAL.keys.encrypt, by.crypto))
    : message;
  return unwrap(await signBody(sealed, by.crypto));
}

export function sendJson(response: ServerResponse, json: unknown, http = 200): void {
  response.writeHead(http, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}

/** A server that is asked by the terminal and tells what the test says, signed by `by`. */
export async function signedServer(
  tell: (asked: Asked) => Told,
  by = CODE_SYSTEM,
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const { url } = await serve((request, response) => {
    void askedOf(request, by).then(async (one) => {
      asked.push(one);
      const told = tell(one);
      const reply = await signedReply(one, told, told.by ?? by);
      sendJson(response, reply, told.http ?? ((told.status ?? 'OK') === 'OK' ? 200 : 400));
    });
  });
  return { url, asked };
}
