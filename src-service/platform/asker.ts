import type { z } from 'zod';
import { type Failure, failure } from '../../contract/failures.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import type { Operation } from '../../contract/platform/relay.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Intent } from './intent.ts';
import type { Answered } from './signed-exchange.ts';

/** What a code system is asked. */
export interface Question {
  readonly route: RouteEntry;
  readonly operation: Operation;
  readonly intent: Intent;
  /** Everything but the head. */
  readonly body: object;
  readonly token?: string;
  /** How long the other side may hold the answer back, in milliseconds. */
  readonly holdMs?: number;
}

/** Asks a code system; what comes back can be believed. */
export type Asker = <S extends z.ZodType>(
  question: Question,
  schema: S,
) => Promise<Result<Answered<z.infer<S>>, Failure>>;

/** Where a code system itself takes a question; fails where it offers no such thing. */
export function directUrl(route: RouteEntry, operation: Operation): Result<string, Failure> {
  const { scanSessionUrl } = route;
  const urls: Readonly<Record<Operation, string | undefined>> = {
    verify: route.verifyUrl,
    identify: route.identifyUrl,
    token: route.tokenUrl,
    list: route.listUrl,
    file: route.fileUrl,
    receipt: route.receiptUrl,
    'scan-session': scanSessionUrl,
    'scan-session/status': scanSessionUrl && `${scanSessionUrl}/status`,
  };
  const url = urls[operation];
  const absent = operation === 'receipt' ? 'receiptUrl' : 'scanSessionUrl';
  return url === undefined ? err(failure('ROUTE_UNKNOWN', absent)) : ok(url);
}
