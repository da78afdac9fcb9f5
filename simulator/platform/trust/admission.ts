import { z } from 'zod';
import { instantSchema, nonceSchema, sm3HexSchema } from '../../../contract/platform/common.ts';
import { ok } from '../../../contract/result.ts';
import type { PublicKeys } from '../../../crypto/provider.ts';
import { isSealed, openMessage } from '../../../crypto/sealed-message.ts';
import { verifyBody } from '../../../crypto/signed-message.ts';
import { refuse, type Answer } from '../answer.ts';
import { CLOCK_SKEW_MS } from '../books/nonce-book.ts';
import type { Platform } from '../platform.ts';
import type { Party } from './parties.ts';
import { checkDigest, checkHeader, tokenOf, type TokenPlaces } from './token-of.ts';

/** What has to be in the head of a signed request, whatever it asks for. */
const signedHeadSchema = z.looseObject({
  requestId: z.uuid(),
  timestamp: instantSchema,
  terminalId: z.string().max(32),
  nonce: nonceSchema,
  to: z.string(),
  tokenDigest: sm3HexSchema.optional(),
});
const anyHeadSchema = z.object({ head: z.looseObject({ sign: z.unknown() }) });
const sealedHeadSchema = z.looseObject({
  head: z.looseObject({ requestId: z.uuid(), nonce: nonceSchema }),
});

/** A request as it came, before anybody believes it. */
export interface Arrival {
  readonly message: unknown;
  /** The `authorization: Bearer` value. */
  readonly bearer: string | undefined;
  /** Who is asked. */
  readonly party: Party;
  /** The keys that the request itself names: only to enrol. */
  readonly ownKeys?: PublicKeys | undefined;
}

/** What the gate found out. */
export interface Admission {
  readonly signed: 'valid' | 'invalid' | 'absent';
  readonly wasSealed: boolean;
  /** The keys of the terminal, once its signature was right. */
  readonly terminal?: PublicKeys | undefined;
  /** The request with its body in the open. */
  readonly message: Answer<unknown>;
  /** The access token that came with it. */
  readonly token?: string | undefined;
}

/**
 * Whether a request is heard at all: signature, time, nonce and token as its head has them, in this
 * order, so that nobody but the terminal itself can use its nonces up. Then a sealed body is opened, and
 * the token inside it held against the head.
 */
export async function admit(platform: Platform, arrival: Arrival): Promise<Admission> {
  const { message, party } = arrival;
  const wasSealed = isSealed(message);
  const places = { bearer: arrival.bearer, wasSealed };
  const head = anyHeadSchema.safeParse(message).data?.head;
  if (head?.sign === undefined) {
    const { signatures } = platform.policy.current();
    const isRequired = arrival.ownKeys !== undefined || signatures === 'required';
    const refused = refuse('SIGN_INVALID', 'the request is not signed');
    const opened = isRequired ? refused : await open(message, wasSealed, party);
    const token = opened.ok ? tokenOf(opened.value, places) : opened;
    return { signed: 'absent', wasSealed, ...heard(opened, token) };
  }
  const terminal = await checkSignature(platform, arrival, head);
  if (!terminal.ok) return { signed: 'invalid', wasSealed, message: terminal };
  const signedHead = signedHeadSchema.parse(head);
  const fresh = checkFreshness(platform, signedHead, places);
  const opened = fresh.ok ? await open(message, wasSealed, party) : fresh;
  const token = opened.ok ? tokenOf(opened.value, places) : opened;
  const covered = token.ok ? checkDigest(token.value, signedHead.tokenDigest) : token;
  const believed = covered.ok ? token : covered;
  return { signed: 'valid', wasSealed, terminal: terminal.value, ...heard(opened, believed) };
}

/** The message with its token; neither without the other. */
function heard(
  message: Answer<unknown>,
  token: Answer<string | undefined>,
): Pick<Admission, 'message' | 'token'> {
  return token.ok ? { message, token: token.value } : { message: token };
}

async function checkSignature(
  { terminals }: Platform,
  { message, party, ownKeys }: Arrival,
  anyHead: object,
): Promise<Answer<PublicKeys>> {
  const head = signedHeadSchema.safeParse(anyHead);
  if (!head.success) return refuse('SIGN_INVALID', 'a signed head lacks what it must have');
  if (head.data.to !== party.id) return refuse('SIGN_INVALID', 'somebody else is asked');
  const keys = ownKeys ?? terminals.find(head.data.terminalId);
  if (!keys) return refuse('TERMINAL_UNKNOWN', 'the terminal has not enrolled');
  const verified = await verifyBody(message, keys.sign, party.crypto);
  return verified.ok ? ok(keys) : refuse('SIGN_INVALID', 'the signature does not fit');
}

function checkFreshness(
  { clock, nonces }: Platform,
  head: z.infer<typeof signedHeadSchema>,
  places: TokenPlaces,
): Answer<undefined> {
  const header = checkHeader(places, head.tokenDigest);
  if (!header.ok) return header;
  if (Math.abs(clock.now() - head.timestamp) > CLOCK_SKEW_MS) {
    return refuse('CLOCK_SKEW', 'the time of the request is too far off');
  }
  if (!nonces.use(head.terminalId, head.nonce)) return refuse('NONCE_USED', 'the nonce was used');
  return ok();
}

async function open(message: unknown, wasSealed: boolean, party: Party): Promise<Answer<unknown>> {
  if (!wasSealed) return ok(message);
  const head = sealedHeadSchema.safeParse(message).data?.head;
  const opened = head && (await openMessage(message, head, party.crypto));
  return opened?.ok ? ok(opened.value) : refuse('BODY_UNREADABLE', 'the body cannot be opened');
}
