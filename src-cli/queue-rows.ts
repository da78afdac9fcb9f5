import type { ControlReply, QueuePage, QueueQuery } from '../contract/control.ts';
import type { QueueRow } from '../contract/queue.ts';
import type { RequestError } from '../contract/requests.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { Exchange } from './control/exchange.ts';

/** One page after another, newest first; `undefined` ends it well. */
export async function* queuePages(
  exchange: Exchange,
  query: QueueQuery,
): AsyncGenerator<Result<readonly QueueRow[], RequestError>, void> {
  let after = query.after;
  for (;;) {
    const page = pageOf(
      await exchange.ask({ op: 'queue.list', ...query, ...(after ? { after } : {}) }),
    );
    if (!page.ok) {
      yield page;
      return;
    }
    yield ok(page.value.rows);
    after = page.value.next;
    if (after === undefined) return;
  }
}

/** All pages at once. */
export async function queueRows(
  exchange: Exchange,
  query: QueueQuery,
): Promise<Result<QueueRow[], RequestError>> {
  const rows: QueueRow[] = [];
  for await (const page of queuePages(exchange, query)) {
    if (!page.ok) return page;
    rows.push(...page.value);
  }
  return ok(rows);
}

function pageOf(reply: ControlReply): Result<QueuePage, RequestError> {
  if (!reply.ok) return reply;
  return reply.value ? ok(reply.value) : err({ reason: 'invalid' });
}
