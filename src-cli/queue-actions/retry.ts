import type { QueueRow } from '../../contract/queue.ts';
import { EXIT, type Console, type ExitCode } from '../command.ts';
import type { Exchange } from '../control/exchange.ts';
import { queueRows } from '../queue-rows.ts';
import { complain, errorWords, findRow, type QueueAction, refuseWithoutId } from './action.ts';

/** `retry ID` or `retry --all-dead`: dead rows are tried again. */
export const retryRows: QueueAction = {
  access: 'write',
  refuses(options, text) {
    if (!options.allDead) return refuseWithoutId(options, text);
    return options.operands.length > 0 ? text('queueOneId') : undefined;
  },
  async run(exchange, options, console) {
    if (!options.allDead) {
      const row = await findRow(exchange, options, console);
      return row.ok ? retryAll([row.value], exchange, console) : row.error;
    }
    const rows = await queueRows(exchange, { states: ['dead'] });
    if (!rows.ok) return complain(rows.error, console);
    if (rows.value.length === 0) console.out(console.text('queueNoDead'));
    return retryAll(rows.value.toReversed(), exchange, console);
  },
};

/** One after the other; one that cannot be sent again keeps none of the others. */
async function retryAll(
  rows: readonly QueueRow[],
  exchange: Exchange,
  console: Console,
): Promise<ExitCode> {
  const { out, err, text } = console;
  let left = 0;
  for (const { id } of rows) {
    const reply = await exchange.ask({ op: 'queue.resend', rowId: id });
    if (reply.ok) {
      out(text('queueRetried', { id }));
      continue;
    }
    left++;
    err(text('queueNotDone', { id, why: errorWords(reply.error, console) }));
    if (reply.error.reason === 'unavailable') break;
  }
  return left === 0 ? EXIT.ok : EXIT.problem;
}
