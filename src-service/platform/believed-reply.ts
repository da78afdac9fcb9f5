import { failure } from '../../contract/failures.ts';
import { errorReplySchema, type OpenReplyHead } from '../../contract/platform/common.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { verifyBody } from '../../crypto/signed-message.ts';
import { type HttpReply, httpFailure, parseJson } from './http.ts';
import { type Trouble, trouble } from './trouble.ts';

/** What a reply has to fit. */
export interface Expected {
  readonly requestId: string;
  readonly nonce: string;
  /** Keys of the one who was asked. */
  readonly signKeys: readonly string[];
  /** Keys of the hub between, which may refuse, but not answer. */
  readonly relayKeys: readonly string[];
}

/** A reply that is known to come from the right side, and to answer this very sending. */
export interface BelievedReply {
  readonly head: OpenReplyHead;
  /** Signed by the hub between, not by the one who was asked. */
  readonly isFromRelay: boolean;
  /** The whole body, parsed, as it was signed. */
  readonly message: object;
}

const OK_HTTP = 200;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

async function isSignedBy(
  message: unknown,
  keys: readonly string[],
  crypto: CryptoProvider,
): Promise<boolean> {
  for (const key of keys) if ((await verifyBody(message, key, crypto)).ok) return true;
  return false;
}

/**
 * What an answer stands for that nobody has signed. Anybody between could have written it, so it
 * never counts as a refusal: at best it is a sign that the other side cannot be reached.
 */
function unsigned({ status, mediaType, retryAfterMs }: HttpReply, message: unknown): Trouble {
  if (status === TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
    return trouble('transport', httpFailure(status), retryAfterMs);
  }
  if (message === undefined && mediaType === 'text/html') {
    // The page of a captive portal or of a proxy.
    return trouble('transport', failure('PLATFORM_UNREACHABLE', 'HTML'));
  }
  if (message === undefined && status === OK_HTTP) {
    return trouble('distrust', failure('PLATFORM_REPLY_INVALID', 'not JSON'));
  }
  return trouble('distrust', failure('SIGN_INVALID', `HTTP ${status}`));
}

/** Whether a reply can be believed: who signed it first, then which sending it answers. */
export async function believe(
  reply: HttpReply,
  expected: Expected,
  crypto: CryptoProvider,
): Promise<Result<BelievedReply, Trouble>> {
  const message = parseJson(reply.bytes);
  const isFromPeer = await isSignedBy(message, expected.signKeys, crypto);
  const isFromRelay = !isFromPeer && (await isSignedBy(message, expected.relayKeys, crypto));
  if (!isFromPeer && !isFromRelay) return err(unsigned(reply, message));
  const parsed = errorReplySchema.safeParse(message);
  if (!parsed.success) {
    return err(trouble('distrust', failure('PLATFORM_REPLY_INVALID', 'head')));
  }
  const { head } = parsed.data;
  if (isFromRelay && head.status === 'OK') {
    return err(trouble('distrust', failure('SIGN_INVALID', 'signed by the hub')));
  }
  if (head.requestId !== expected.requestId || head.nonce !== expected.nonce) {
    const detail = head.requestId === expected.requestId ? 'nonce' : 'requestId';
    return err(trouble('distrust', failure('REPLY_MISMATCH', detail)));
  }
  return ok({ head, isFromRelay, message: message as object });
}
