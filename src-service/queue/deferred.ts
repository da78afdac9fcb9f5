import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { verifyRequestSchema } from '../../contract/platform/code-system.ts';
import { codeSystemIdSchema } from '../../contract/platform/common.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Trouble } from '../platform/trouble.ts';
import type { Verified } from '../platform/verified.ts';
import type { Way } from '../platform/way.ts';
import type { CodeInput } from '../session/model.ts';
import { waitAfter } from './back-off.ts';
import type { Handler } from './handler.ts';
import { PRIORITIES, type Queue } from './queue.ts';
import type { SavedScan } from './row.ts';
import { judgeForCitizen } from './verdict.ts';
import type { Worker } from './worker.ts';

const payloadSchema = z.strictObject({
  itemCode: z.string().max(40),
  operatorId: z.string().max(64).optional(),
  input: z.strictObject({
    via: z.literal('code'),
    requestId: z.uuid(),
    codeSystemId: codeSystemIdSchema,
    profile: z.string().max(24).optional(),
    code: z.strictObject({
      codeContent: verifyRequestSchema.shape.codeContent,
      symbology: verifyRequestSchema.shape.symbology,
      scannedAt: verifyRequestSchema.shape.scannedAt,
      inputPath: verifyRequestSchema.shape.inputPath,
    }),
  }),
});

/** What the session is told of its saved scan. */
export interface DeferredListener {
  readonly onTried: (rowId: string, nextTryAt: number) => void;
  readonly onDone: (rowId: string, verified: Verified) => void;
  readonly onFailed: (rowId: string, failure: Failure) => void;
}

/** Verifies saved scans (延迟核验) as soon as the platform is back, while their code still lives. */
export interface DeferredVerifications {
  /** Saves a scan; once this has returned it outlives any crash. */
  save(input: CodeInput, itemCode: string, lifetimeS: number): Result<SavedScan, Failure>;
  /** The citizen has left: the scan is not tried any more. */
  withdraw(rowId: string): void;
  /** The item that a saved scan was made for, if it can still be told. */
  itemOf(rowId: string): ServiceItem | undefined;
}

export interface SavedScansOptions {
  readonly way: Pick<Way, 'verify'>;
  readonly itemOf: (code: string) => ServiceItem | undefined;
  readonly listener: DeferredListener;
}

export interface DeferredOptions {
  readonly queue: Queue;
  readonly worker: Pick<Worker, 'look' | 'withdraw'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly itemOf: (code: string) => ServiceItem | undefined;
  /** Who serves at the counter. */
  readonly operatorId?: () => string | undefined;
  readonly log: Log;
}

type ItemOf = SavedScansOptions['itemOf'];

function read(payload: unknown, itemOf: ItemOf) {
  const parsed = payloadSchema.safeParse(payload);
  const item = parsed.success ? itemOf(parsed.data.itemCode) : undefined;
  return parsed.success && item ? { ...parsed.data, item } : undefined;
}

/** Tries a saved scan: what the platform sees is the request of the scan itself. */
export function savedScans({ way, itemOf, listener }: SavedScansOptions): Handler {
  return {
    async attempt({ id }, payload, signal) {
      const saved = read(payload, itemOf);
      if (!saved) {
        const why = failure('STORE_FAILED', 'payload cannot be used');
        return err({ failure: why, verdict: 'final' });
      }
      const { item, input, operatorId } = saved;
      let told: Trouble | undefined;
      const served = operatorId === undefined ? {} : { operatorId };
      const onTrouble = (one: Trouble): void => void (told = one);
      const answer = await way.verify(input, { item, signal, once: true, onTrouble, ...served });
      if (!answer.ok) return err(judgeForCitizen(answer.error, told));
      return ok(() => listener.onDone(id, answer.value));
    },
    onTried: ({ id }, nextTryAt) => listener.onTried(id, nextTryAt),
    onFailed({ id }, why) {
      const isOver = why.code === 'CODE_EXPIRED';
      listener.onFailed(id, isOver ? failure('QUEUE_EXPIRED') : why);
    },
  };
}

export function createDeferredVerifications(options: DeferredOptions): DeferredVerifications {
  const { queue, worker, clock, log } = options;
  return {
    save(input, itemCode, lifetimeS) {
      const expiresAt = input.code.scannedAt + lifetimeS * 1_000;
      const operatorId = options.operatorId?.();
      const saved = queue.add({
        kind: 'deferred-verification',
        destination: input.codeSystemId,
        priority: PRIORITIES.citizen,
        payload: { itemCode, input, ...(operatorId === undefined ? {} : { operatorId }) },
        expiresAt,
        nextTryAt: clock.now() + waitAfter(1, options.random(), true),
      });
      if (!saved.ok) return saved;
      log({ event: 'queue.added', row: saved.value.id });
      worker.look();
      return ok({ ...saved.value, expiresAt });
    },
    withdraw: (rowId) => worker.withdraw(rowId),
    itemOf: (rowId) => read(queue.payload(rowId), options.itemOf)?.item,
  };
}
