import { z } from 'zod';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import {
  errorReplySchema,
  MAX_REPLY_BYTES,
  type PlatformStatus,
  type OpenReplyHead,
} from '../../contract/platform/common.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { retryAfterMs } from './retry-after.ts';

/** What each status word of the platform means to the terminal. */
const FAILURE_OF: Readonly<Record<Exclude<PlatformStatus, 'OK'>, FailureCode>> = {
  PARAM: 'PLATFORM_REPLY_INVALID',
  TERMINAL_REFUSED: 'TERMINAL_REFUSED',
  TERMINAL_UNKNOWN: 'TERMINAL_UNKNOWN',
  SIGN_INVALID: 'REQUEST_SIGN_REFUSED',
  NONCE_USED: 'REQUEST_REPLAYED',
  CLOCK_SKEW: 'CLOCK_SKEW',
  BODY_UNREADABLE: 'BODY_UNREADABLE',
  PROFILE_REFUSED: 'PROFILE_REFUSED',
  PERSON_MISMATCH: 'PERSON_MISMATCH',
  SCAN_SESSION_EXPIRED: 'SCAN_SESSION_EXPIRED',
  ROUTE_UNKNOWN: 'ROUTE_UNKNOWN',
  CODE_FORMAT: 'CODE_FORMAT',
  CODE_NOT_FOUND: 'CODE_NOT_FOUND',
  CODE_EXPIRED: 'CODE_EXPIRED',
  CODE_USED: 'CODE_USED',
  CODE_REVOKED: 'CODE_REVOKED',
  CONSENT_REFUSED: 'CONSENT_REFUSED',
  LEVEL_TOO_LOW: 'LEVEL_TOO_LOW',
  HOLDER_NOT_FOUND: 'HOLDER_NOT_FOUND',
  TOKEN_EXPIRED: 'TOKEN_EXPIRED',
  SCOPE_DENIED: 'SCOPE_DENIED',
  CERT_UNAVAILABLE: 'CERT_UNAVAILABLE',
  CERT_REVOKED: 'CERT_REVOKED',
  RATE_LIMIT: 'RATE_LIMIT',
  INTERNAL: 'PLATFORM_ERROR',
};

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

export interface HttpRequest {
  readonly url: string;
  /** Sent as JSON by POST; absent for GET. */
  readonly body?: unknown;
  readonly token?: string;
  /** Limit for the whole exchange, body included, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the exchange when its session ends. */
  readonly signal?: AbortSignal;
}

/** Bytes of a reply and what kind they are. */
export interface HttpReply {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** How long the other side wants to be left alone, where it says so. */
  readonly retryAfterMs?: number | undefined;
}

/** Reads a body up to `limit` bytes; one byte more and it is given up. */
async function readCapped(reply: Response, limit: number): Promise<Uint8Array | undefined> {
  const announced = Number(reply.headers.get('content-length') ?? 0);
  if (announced > limit) {
    // A body that nobody reads would hold its connection open.
    await reply.body?.cancel();
    return undefined;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const body = (reply.body ?? []) as AsyncIterable<Uint8Array>;
  for await (const part of body) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  const whole = Buffer.concat(parts);
  // A certificate is wiped by whoever holds it; its pieces would outlive it.
  for (const part of parts) part.fill(0);
  return whole;
}

function networkFailure(error: unknown): Failure {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError') return failure('PLATFORM_TIMEOUT');
  return failure('PLATFORM_UNREACHABLE', cause?.code ?? name);
}

/**
 * One exchange with the platform. Never follows a redirect, never reads more than `maxBytes`, always
 * ends.
 */
export async function exchange(
  request: HttpRequest,
  maxBytes: number,
): Promise<Result<HttpReply, Failure>> {
  const limits = [AbortSignal.timeout(request.timeoutMs), request.signal ?? []].flat();
  try {
    const reply = await fetch(request.url, {
      method: request.body === undefined ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.any(limits),
      headers: {
        accept: 'application/json, application/ofd, application/pdf, image/*',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const bytes = await readCapped(reply, maxBytes);
    if (!bytes) return err(failure('PLATFORM_REPLY_INVALID', `more than ${maxBytes} bytes`));
    const mediaType = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const waitMs = retryAfterMs(reply.headers, Date.now());
    const wait = waitMs === undefined ? {} : { retryAfterMs: waitMs };
    return ok({ status: reply.status, mediaType: mediaType.trim(), bytes, ...wait });
  } catch (error) {
    return err(networkFailure(error));
  }
}

/** The value of strict UTF-8 JSON; `undefined` for anything else. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The failure that the head of a reply stands for; `undefined` where it says `OK`. */
export function refusalOf({ status, traceId }: OpenReplyHead): Failure | undefined {
  if (status === 'OK') return undefined;
  // Foreign text may say anything, a citizen's name included: only a UUID is passed on.
  const trace = z.uuid().safeParse(traceId);
  return failure(FAILURE_OF[status], trace.success ? `${status} ${trace.data}` : status);
}

/** The failure that a reply without success stands for, by its head or else by its HTTP status. */
export function replyFailure({ status, bytes }: HttpReply): Failure {
  const reply = errorReplySchema.safeParse(parseJson(bytes));
  const refusal = reply.success ? refusalOf(reply.data.head) : undefined;
  return refusal ?? httpFailure(status);
}

/** The failure that the number of an HTTP reply stands for, whatever its body says. */
export function httpFailure(status: number): Failure {
  const detail = `HTTP ${status}`;
  if (status === TOO_MANY_REQUESTS) return failure('RATE_LIMIT', detail);
  if (status >= SERVER_ERROR) return failure('PLATFORM_ERROR', detail);
  return failure('PLATFORM_REPLY_INVALID', detail);
}

/** One JSON exchange whose reply has to fit `schema`. */
export async function requestJson<S extends z.ZodType>(
  request: HttpRequest,
  schema: S,
): Promise<Result<z.infer<S>, Failure>> {
  const exchanged = await exchange(request, MAX_REPLY_BYTES);
  if (!exchanged.ok) return exchanged;
  const reply = exchanged.value;
  if (reply.status !== 200) return err(replyFailure(reply));
  const json = parseJson(reply.bytes);
  if (json === undefined) return err(failure('PLATFORM_REPLY_INVALID', 'not JSON'));
  const head = errorReplySchema.safeParse(json);
  if (head.success && head.data.head.status !== 'OK') return err(replyFailure(reply));
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return err(failure('PLATFORM_REPLY_INVALID', where));
}
