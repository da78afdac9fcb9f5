import type { z } from 'zod';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import { MAX_REPLY_BYTES } from '../../contract/platform/common.ts';
import {
  PROVINCIAL_STATUS,
  type ProvincialRequest,
  provincialReplySchema,
} from '../../contract/platform/provincial.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { exchange, httpFailure, parseJson } from './http.ts';
import { schemaPath } from './schema-path.ts';
import { type Trouble, trouble } from './trouble.ts';

type Word = (typeof PROVINCIAL_STATUS)[keyof typeof PROVINCIAL_STATUS];

/** What each status of a certificate platform means to the terminal. */
const FAILURE_OF: Readonly<Record<Exclude<Word, 'OK'>, FailureCode>> = {
  NO_SERVICE: 'CERT_UNAVAILABLE',
  NOT_FOUND: 'CERT_NOT_FOUND',
  AUTH_FAIL: 'TOKEN_EXPIRED',
  PARAM_MISSING: 'PLATFORM_REPLY_INVALID',
  TYPE_UNPUBLISHED: 'CERT_UNAVAILABLE',
  CERT_REVOKED: 'CERT_REVOKED',
  NO_PERMISSION: 'SCOPE_DENIED',
  BAD_PARAM: 'PLATFORM_REPLY_INVALID',
  BAD_HOLDER_TYPE: 'HOLDER_NOT_FOUND',
  TYPE_WRONG: 'CERT_UNAVAILABLE',
};

export interface ProvincialCall {
  /** One operation of the platform. */
  readonly url: string;
  readonly head: ProvincialRequest['head'];
  readonly data: ProvincialRequest['data'];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The failure of a status number; `undefined` for 0. The platform's own words are not passed on. */
export function statusFailure(status: number): Failure | undefined {
  const word = Object.hasOwn(PROVINCIAL_STATUS, status)
    ? PROVINCIAL_STATUS[status as keyof typeof PROVINCIAL_STATUS]
    : undefined;
  if (word === 'OK') return undefined;
  const code = word ? FAILURE_OF[word] : 'PLATFORM_REPLY_INVALID';
  return failure(code, word ?? `status ${status}`);
}

/**
 * One question to a certificate platform of a province. Its envelope carries no signature: that the
 * right one answers rests on TLS and on the signed route that names it.
 */
export async function callProvincial<S extends z.ZodType>(
  { url, head, data, timeoutMs, signal }: ProvincialCall,
  schema: S,
): Promise<Result<z.infer<S>, Trouble>> {
  const body: ProvincialRequest = { head, data };
  const request = { url, body, timeoutMs, ...(signal ? { signal } : {}) };
  const replied = await exchange(request, MAX_REPLY_BYTES);
  if (!replied.ok) return err(trouble('transport', replied.error));
  const { status, bytes } = replied.value;
  if (status !== 200) {
    return err(trouble(status >= 500 ? 'transport' : 'distrust', httpFailure(status)));
  }
  const reply = provincialReplySchema.safeParse(parseJson(bytes));
  if (!reply.success) return err(trouble('distrust', failure('PLATFORM_REPLY_INVALID', 'head')));
  const refusal = statusFailure(reply.data.head.status);
  if (refusal) return err(trouble('refusal', refusal));
  const parsed = schema.safeParse(reply.data.data);
  if (parsed.success) return ok(parsed.data);
  const where = ['data', ...schemaPath(schema, parsed.error.issues[0]?.path ?? [])].join('.');
  return err(trouble('distrust', failure('PLATFORM_REPLY_INVALID', where)));
}
