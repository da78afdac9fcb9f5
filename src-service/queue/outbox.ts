import { z } from 'zod';
import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { QueueRow } from '../../contract/queue.ts';
import { receiptSchema } from '../../contract/platform/receipt.ts';
import { err, mapOk, ok, type Result } from '../../contract/result.ts';
import type { Receipts } from '../platform/receipts.ts';
import type { Trouble } from '../platform/trouble.ts';
import type { Handler } from './handler.ts';
import { PRIORITIES, type Queue } from './queue.ts';
import { judgePatiently } from './verdict.ts';
import type { Worker } from './worker.ts';

/** What the code system has to hear, whatever becomes of the network and of this program. */
const messageSchema = z.discriminatedUnion('message', [
  z.strictObject({ message: z.literal('receipt'), receipt: receiptSchema }),
  /** The citizen has refused (拒绝授权). */
  z.strictObject({
    message: z.literal('refusal'),
    subjectRef: z.string().min(8).max(128),
    scopes: z.array(z.string().max(40)).max(64),
    decidedAt: z.number().int().nonnegative(),
  }),
]);
export type OutboxMessage = z.infer<typeof messageSchema>;

const payloadSchema = z.strictObject({
  itemCode: z.string().max(40),
  /** Who served at the counter. */
  operatorId: z.string().max(64).optional(),
  content: messageSchema,
});

export interface Envelope {
  /** Code system that it is for. */
  readonly destination: string;
  readonly itemCode: string;
  readonly operatorId?: string | undefined;
  /** Until when it is of any use, in milliseconds since 1970; absent: until it is acknowledged. */
  readonly expiresAt?: number;
}

/** Messages that are kept until they are acknowledged. */
export interface Outbox {
  /** Once this has returned, the message outlives any crash. */
  post(content: OutboxMessage, envelope: Envelope): Result<QueueRow, Failure>;
}

export interface OutboxOptions {
  readonly queue: Pick<Queue, 'add'>;
  readonly worker: Pick<Worker, 'look'>;
  readonly now: () => number;
  readonly log: Log;
}

export function createOutbox({ queue, worker, now, log }: OutboxOptions): Outbox {
  return {
    post(content, { destination, itemCode, operatorId, expiresAt }) {
      const served = operatorId === undefined ? {} : { operatorId };
      const isDecision = content.message === 'refusal';
      const added = queue.add({
        kind: 'outbox',
        destination,
        priority: isDecision ? PRIORITIES.decision : PRIORITIES.receipt,
        payload: { itemCode, ...served, content },
        expiresAt,
        nextTryAt: now(),
      });
      return mapOk(added, (row) => {
        log({ event: 'queue.added', row: row.id });
        worker.look();
        return row;
      });
    },
  };
}

/** Delivers them; the row's id is the `requestId` of every sending. */
export function outboxHandler(
  receipts: Receipts,
  itemOf: (code: string) => ServiceItem | undefined,
): Handler {
  return {
    async attempt({ id, destination }, payload, signal) {
      const parsed = payloadSchema.safeParse(payload);
      const item = parsed.success ? itemOf(parsed.data.itemCode) : undefined;
      if (!parsed.success || !item) {
        const why = failure('STORE_FAILED', 'payload cannot be used');
        return err({ failure: why, verdict: 'final' });
      }
      const { content, operatorId } = parsed.data;
      let told: Trouble | undefined;
      const onTrouble = (one: Trouble): void => void (told = one);
      const intent = { requestId: id, item, operatorId, signal, once: true, onTrouble };
      const answer = await (content.message === 'receipt'
        ? receipts.send(destination, intent, content.receipt)
        : receipts.refuse(destination, intent, content));
      return answer.ok ? ok(() => {}) : err(judgePatiently(answer.error, told));
    },
  };
}
