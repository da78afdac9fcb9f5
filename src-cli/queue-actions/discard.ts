import { DISCARD_REASONS, discardReasonSchema } from '../../contract/queue.ts';
import { EXIT } from '../command.ts';
import { errorWords, findRow, type QueueAction, refuseWithoutId } from './action.ts';

/** `discard ID --reason R`: a dead row is given up and what it holds wiped. */
export const discardRow: QueueAction = {
  access: 'write',
  refuses(options, text) {
    if (discardReasonSchema.safeParse(options.reason).success)
      return refuseWithoutId(options, text);
    return text('queueBadReason', { reasons: DISCARD_REASONS.join(', ') });
  },
  async run(exchange, options, console) {
    const found = await findRow(exchange, options, console);
    if (!found.ok) return found.error;
    const { id } = found.value;
    const reason = discardReasonSchema.parse(options.reason);
    const reply = await exchange.ask({ op: 'queue.discard', rowId: id, reason });
    if (reply.ok) {
      console.out(console.text('queueDiscarded', { id }));
      return EXIT.ok;
    }
    console.err(console.text('queueNotDone', { id, why: errorWords(reply.error, console) }));
    return EXIT.problem;
  },
};
