import { QUEUE_STATES, type QueueState, queueStateSchema } from '../../contract/queue.ts';
import { EXIT } from '../command.ts';
import { queueTable } from '../queue-report.ts';
import { queueRows } from '../queue-rows.ts';
import { complain, type QueueAction } from './action.ts';

/** What somebody may have to do something about. */
const OPEN: readonly QueueState[] = ['pending', 'leased', 'dead'];

/** `ls`: waiting and dead rows, or those of one state; dead ones first, then the oldest. */
export const listRows: QueueAction = {
  access: 'read',
  refuses({ operands, state }, text) {
    if (operands.length > 0) return text('queueNoOperand');
    if (state === undefined || queueStateSchema.safeParse(state).success) return undefined;
    return text('queueBadState', { state, states: QUEUE_STATES.join(', ') });
  },
  async run(exchange, { state, json }, console) {
    const states = state === undefined ? [...OPEN] : [queueStateSchema.parse(state)];
    const rows = await queueRows(exchange, { states });
    if (!rows.ok) return complain(rows.error, console);
    const sorted = rows.value.toSorted(
      (a, b) =>
        Number(b.state === 'dead') - Number(a.state === 'dead') || a.createdAt - b.createdAt,
    );
    if (json) console.out(JSON.stringify({ rows: sorted }, undefined, 2));
    else if (sorted.length === 0) console.out(console.text('queueEmpty'));
    else for (const line of queueTable(sorted, console.text)) console.out(line);
    return sorted.some((row) => row.state === 'dead') ? EXIT.problem : EXIT.ok;
  },
};
