import { z } from 'zod';
import { errorReplySchema, MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import { err, ok, type Result } from '../../../contract/result.ts';

/** How long a simulator may take to answer, in milliseconds. */
export const REPLY_LIMIT_MS = 3000;
const MAX_DETAIL = 160;

/**
 * Why a request to a simulator failed:
 * - `unreachable`: no connection, or it was cut
 * - `timeout`: no complete answer within the time limit
 * - `refused`: an HTTP status outside 200–299
 * - `invalid`: the answer is too long, no JSON, or does not fit its schema
 */
export type RequestFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'invalid' };

export interface JsonRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  /** Absent: whatever the answer says beside its status does not matter. */
  readonly reply?: z.ZodType<T>;
  readonly limitMs?: number;
  /** The longest answer that is read; absent: what a terminal would read. */
  readonly limitBytes?: number;
}

/** Sends a request and checks the answer; never throws for what a server or network can do. */
export async function requestJson<T = undefined>(
  request: JsonRequest<T>,
): Promise<Result<T, RequestFailure>> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      signal: AbortSignal.timeout(request.limitMs ?? REPLY_LIMIT_MS),
      cache: 'no-store',
      ...(request.body === undefined
        ? {}
        : { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await readLimited(response, request.limitBytes ?? MAX_REPLY_BYTES);
    if (!response.ok) {
      return err({ kind: 'refused', status: response.status, detail: explanation(text ?? '') });
    }
    return checked(text, request.reply);
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    return err({ kind: late ? 'timeout' : 'unreachable' });
  }
}

/** The body as text, or nothing when it is longer than `limitBytes`. */
async function readLimited(response: Response, limitBytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function checked<T>(
  text: string | undefined,
  schema: z.ZodType<T> | undefined,
): Result<T, RequestFailure> {
  if (text === undefined) return err({ kind: 'invalid' });
  if (!schema) return ok(undefined as T);
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? ok(parsed.data) : err({ kind: 'invalid' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The devices say `{error}`; the platform answers as it would answer a terminal. */
const explanationSchema = z.union([
  z.object({ error: z.string() }).transform(({ error }) => error),
  errorReplySchema.transform(({ head }) => `${head.status} ${head.message}`),
]);

/** What the server says about its refusal, in one short line. */
function explanation(text: string): string {
  const told = explanationSchema.safeParse(parseJson(text));
  const line = told.success ? told.data : text;
  return line.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_DETAIL);
}
