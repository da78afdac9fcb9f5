import { EXIT } from '../command.ts';
import { queueFacts } from '../queue-report.ts';
import { findRow, type QueueAction, refuseWithoutId } from './action.ts';

/** `show ID`: one row with all that is known of it. */
export const showRow: QueueAction = {
  access: 'read',
  refuses: refuseWithoutId,
  async run(exchange, options, console) {
    const row = await findRow(exchange, options, console);
    if (!row.ok) return row.error;
    if (options.json) console.out(JSON.stringify(row.value, undefined, 2));
    else for (const line of queueFacts(row.value, console.text)) console.out(line);
    return EXIT.ok;
  },
};
