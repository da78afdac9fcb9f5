import { FAILURES } from '../contract/failures.ts';
import type { QueueRow } from '../contract/queue.ts';
import { formatTable } from './table.ts';
import type { Text } from './text.ts';

/** So much of an identifier names a row in a table; any beginning that is its own names it to us. */
const SHORT_ID = 8;

/** A time as the machine's clock on the wall shows it, for a person who looks at it. */
export function localTime(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day} ${time}`;
}

function why({ lastFailure }: QueueRow, text: Text): string {
  return lastFailure ? FAILURES[lastFailure].texts[text.language].title : '';
}

const isOpen = ({ state }: QueueRow): boolean => state === 'pending' || state === 'leased';

/** Rows of the queue, one a line; times are local. */
export function queueTable(rows: readonly QueueRow[], text: Text): string[] {
  const heads = ['id', 'queueKind', 'state', 'queueTo', 'queueSaved', 'queueNextTry', 'queueTries'];
  const head = [...(heads as Parameters<Text>[0][]), 'reason' as const].map((key) => text(key));
  const lines = rows.map((row) => [
    row.id.slice(0, SHORT_ID),
    text(`queue.${row.kind}`),
    text(`queue.${row.state}`),
    row.destination,
    localTime(row.createdAt),
    isOpen(row) ? localTime(row.nextTryAt) : '',
    String(row.tries),
    why(row, text),
  ]);
  return formatTable([head, ...lines], { right: [6] });
}

/** One row with all that is known of it, which is nothing of a person. */
export function queueFacts(row: QueueRow, text: Text): string[] {
  const { lastFailure, expiresAt, endedAt } = row;
  const failure = lastFailure && FAILURES[lastFailure].texts[text.language];
  return formatTable([
    [text('field'), text('value')],
    [text('id'), row.id],
    [text('queueKind'), text(`queue.${row.kind}`)],
    [text('state'), text(`queue.${row.state}`)],
    [text('queueTo'), row.destination],
    [text('queueSaved'), localTime(row.createdAt)],
    ...(isOpen(row) ? [[text('queueNextTry'), localTime(row.nextTryAt)]] : []),
    ...(expiresAt === undefined ? [] : [[text('queueExpires'), localTime(expiresAt)]]),
    ...(endedAt === undefined ? [] : [[text('queueEnded'), localTime(endedAt)]]),
    [text('queueTries'), String(row.tries)],
    ...(failure
      ? [
          [text('reason'), `${failure.title} (${lastFailure})`],
          [text('queueRemedy'), failure.technician],
        ]
      : []),
  ]);
}
