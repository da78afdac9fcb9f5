import { FAILURES } from '../../contract/failures.ts';
import type { QueueRow } from '../../contract/queue.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { EXIT, type Console, type ExitCode } from '../command.ts';
import type { Exchange } from '../control/exchange.ts';
import type { Access } from '../control/open-control.ts';
import { queueRows } from '../queue-rows.ts';
import type { Text } from '../text.ts';

/** What was typed behind the name of an action. */
export interface QueueOptions {
  readonly operands: readonly string[];
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
  readonly json: boolean;
  readonly allDead: boolean;
}

/** One action of `liangma queue`. */
export interface QueueAction {
  readonly access: Access;
  /** Why what was typed makes no sense; `undefined` where it does. */
  readonly refuses: (options: QueueOptions, text: Text) => string | undefined;
  readonly run: (exchange: Exchange, options: QueueOptions, console: Console) => Promise<ExitCode>;
}

/** For actions on one row: its identifier, or a beginning of it, and nothing else. */
export function refuseWithoutId({ operands }: QueueOptions, text: Text): string | undefined {
  const [id, ...more] = operands;
  if (id === undefined || more.length > 0) return text('queueOneId');
  return /^[0-9A-Za-z-]{1,40}$/.test(id) ? undefined : text('queueNoSuchRow', { id });
}

/** In words why something was not done. */
export function errorWords(error: RequestError, { text }: Console): string {
  const { failure, reason } = error;
  if (!failure) return text(`queue.${reason}`);
  const { title } = FAILURES[failure.code].texts[text.language];
  return failure.detail === undefined ? title : `${title} (${failure.detail})`;
}

/** Says why something was not done. */
export function complain(error: RequestError, console: Console): ExitCode {
  console.err(console.text('queueFailed', { why: errorWords(error, console) }));
  return EXIT.problem;
}

/** The one row whose identifier begins so; says why where there is none or more than one. */
export async function findRow(
  exchange: Exchange,
  { operands: [id = ''] }: QueueOptions,
  console: Console,
): Promise<Result<QueueRow, ExitCode>> {
  const rows = await queueRows(exchange, { idBegins: id });
  if (!rows.ok) return err(complain(rows.error, console));
  const exact = rows.value.find((row) => row.id === id);
  const [row, second] = exact ? [exact] : rows.value;
  if (row && !second) return ok(row);
  console.err(console.text(row ? 'queueManyRows' : 'queueNoSuchRow', { id }));
  return err(EXIT.problem);
}
