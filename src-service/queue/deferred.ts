import { z } from 'zod';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure, FAILURES } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { verifyRequestSchema } from '../../contract/platform/code-system.ts';
import { codeSystemIdSchema } from '../../contract/platform/common.ts';
import { err, mapOk, type Result } from '../../contract/result.ts';
import type { Verified } from '../platform/verified.ts';
import type { Way } from '../platform/way.ts';
import type { CodeInput } from '../session/model.ts';
import type { Ending, LeasedRow, Queue } from './queue.ts';
import type { SavedScan } from './row.ts';

/** First wait after a failed try, and the longest, in milliseconds; doubled in between. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** How soon a store that cannot be written is tried again, in milliseconds. */
const STORE_WAIT_MS = 5_000;

const payloadSchema = z.strictObject({
  itemCode: z.string().max(40),
  input: z.strictObject({
    via: z.literal('code'),
    requestId: z.uuid(),
    codeSystemId: codeSystemIdSchema,
    profile: z.string().max(24).optional(),
    code: z.strictObject({
      codeContent: verifyRequestSchema.shape.codeContent,
      symbology: verifyRequestSchema.shape.symbology,
      scannedAt: verifyRequestSchema.shape.scannedAt,
    }),
  }),
});

/** What the worker tells the session. */
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
  /** The platform is back: everything is due now. */
  wake(): void;
  start(): void;
  stop(): void;
}

export interface DeferredOptions {
  readonly queue: Queue;
  readonly way: Pick<Way, 'verify'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly itemOf: (code: string) => ServiceItem | undefined;
  readonly listener: DeferredListener;
  readonly log: Log;
}

export function createDeferredVerifications(options: DeferredOptions): DeferredVerifications {
  const { queue, clock, listener, log } = options;
  /** Ended for everybody, but not yet written: the disk was full. */
  const unwritten = new Map<
    string,
    { readonly state: Ending; readonly why: Failure | undefined }
  >();
  /** The try under way; aborted when its citizen leaves. */
  let trying: { readonly id: string; readonly controller: AbortController } | undefined;
  let isStopped = false;
  let cancel: Cancel = () => {};
  let isTrying = false;

  function waitBefore(tries: number): number {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    // Half of it by chance, so that a hall full of terminals does not knock at the same moment.
    return Math.round(wait * (0.5 + options.random() / 2));
  }

  function finish(id: string, state: Ending, why?: Failure): void {
    if (queue.finish(id, state, why)) unwritten.delete(id);
    else unwritten.set(id, { state, why });
  }

  /** Asked anew after every wait, in which the service may have stopped. */
  function isTheEnd(): boolean {
    return isStopped;
  }

  function writeRest(): void {
    for (const [id, { state, why }] of unwritten) finish(id, state, why);
  }

  function end(id: string, state: 'expired' | 'dead', why: Failure): void {
    finish(id, state, why);
    log(
      state === 'dead'
        ? { event: 'queue.dead', row: id, code: why.code }
        : { event: 'queue.expired', row: id },
    );
    listener.onFailed(id, why);
  }

  function putBack({ row }: LeasedRow, why: Failure): void {
    const nextTryAt = clock.now() + waitBefore(row.tries);
    queue.retry(row.id, nextTryAt, why);
    log({ event: 'queue.tried', row: row.id, code: why.code });
    listener.onTried(row.id, nextTryAt);
  }

  function read(payload: unknown): { item: ServiceItem; input: CodeInput } | undefined {
    const parsed = payloadSchema.safeParse(payload);
    const item = parsed.success ? options.itemOf(parsed.data.itemCode) : undefined;
    return parsed.success && item ? { item, input: parsed.data.input } : undefined;
  }

  async function attempt(
    { payload }: LeasedRow,
    signal: AbortSignal,
  ): Promise<Result<Verified, Failure>> {
    const saved = read(payload);
    if (!saved) return err(failure('STORE_FAILED', 'payload cannot be opened'));
    return options.way.verify(saved.input, { item: saved.item, signal, once: true });
  }

  async function handle(leased: LeasedRow): Promise<void> {
    const { id, expiresAt } = leased.row;
    if (clock.now() >= expiresAt) {
      end(id, 'expired', failure('QUEUE_EXPIRED'));
      return;
    }
    const controller = new AbortController();
    trying = { id, controller };
    const answer = await attempt(leased, controller.signal);
    trying = undefined;
    if (controller.signal.aborted) return;
    if (answer.ok) {
      finish(id, 'done');
      log({ event: 'queue.done', row: id });
      listener.onDone(id, answer.value);
    } else if (FAILURES[answer.error.code].remedy === 'automatic') {
      putBack(leased, answer.error);
    } else if (answer.error.code === 'CODE_EXPIRED') {
      end(id, 'expired', failure('QUEUE_EXPIRED'));
    } else {
      end(id, 'dead', answer.error);
    }
  }

  async function work(): Promise<void> {
    if (isTrying || isStopped) return;
    isTrying = true;
    writeRest();
    queue.release();
    for (let leased = queue.lease(); leased; leased = queue.lease()) {
      const ending = unwritten.get(leased.row.id);
      if (ending) finish(leased.row.id, ending.state, ending.why);
      else await handle(leased);
      if (isTheEnd()) return;
    }
    isTrying = false;
    plan();
  }

  function stillWaiting(): SavedScan[] {
    return queue.waiting().filter(({ id }) => !unwritten.has(id));
  }

  /** Sleeps until the next row is due or the next code dies, whichever comes first. */
  function plan(): void {
    cancel();
    if (isStopped) return;
    expireDead();
    const now = clock.now();
    const rows = stillWaiting();
    const times = rows.flatMap((row) => [row.nextTryAt, row.expiresAt]);
    // What is overdue all the same could not be taken: the store, not the clock, is in the way.
    const waits = times.map((time) => (time > now ? time - now : STORE_WAIT_MS));
    if (unwritten.size > 0) waits.push(STORE_WAIT_MS);
    if (waits.length === 0) return;
    cancel = clock.after(Math.min(...waits), () => void work());
  }

  /** A code that died before its next try is ended now, so that the citizen need not wait for it. */
  function expireDead(): void {
    for (const row of stillWaiting()) {
      if (row.id !== trying?.id && row.expiresAt <= clock.now()) {
        end(row.id, 'expired', failure('QUEUE_EXPIRED'));
      }
    }
  }

  return {
    save(input, itemCode, lifetimeS) {
      const { scannedAt } = input.code;
      const saved = queue.add(
        { itemCode, input },
        { expiresAt: scannedAt + lifetimeS * 1_000, nextTryAt: clock.now() + waitBefore(1) },
      );
      return mapOk(saved, (row) => {
        log({ event: 'queue.added', row: row.id });
        plan();
        return row;
      });
    },
    withdraw(rowId) {
      if (!stillWaiting().some(({ id }) => id === rowId)) return;
      // At once, even under a try: a restart must not bring it back.
      finish(rowId, 'expired');
      if (trying?.id === rowId) trying.controller.abort();
      plan();
    },
    itemOf: (rowId) => read(queue.payload(rowId))?.item,
    wake() {
      queue.hasten();
      void work();
    },
    start: plan,
    stop() {
      cancel();
      isStopped = true;
      trying?.controller.abort();
    },
  };
}
