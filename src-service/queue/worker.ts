import type { Cancel, Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { QueueRow } from '../../contract/queue.ts';
import { err } from '../../contract/result.ts';
import { waitAfter } from './back-off.ts';
import { createCircuits } from './circuits.ts';
import type { Handlers, TryFailure } from './handler.ts';
import { beginTry, drop, type OneTry, type TryAnswer } from './one-try.ts';
import { type Ending, type LeasedRow, PRIORITIES, type Queue } from './queue.ts';
import { createUnwritten } from './unwritten.ts';

/** Tries under way at the same time. */
const AT_A_TIME = 2;
/** How long a try may take before somebody else may take its row, in milliseconds. */
const LEASE_MS = 60_000;
/** How soon a store that cannot be written is tried again, in milliseconds. */
const STORE_WAIT_MS = 5_000;
/** While anything waits, the longest without a look, in milliseconds: the machine's clock may be set. */
const LOOK_MS = 60_000;

/** Tries the rows of the queue, each in its time. */
export interface Worker {
  start(): void;
  /** A row was added or came back. */
  look(): void;
  /** The platform is back: everything is due, a destination that was out of reach is asked once. */
  wake(): void;
  /** While a citizen's scan is under way, nothing but what a citizen waits for is begun. */
  makeWay(isBusy: boolean): void;
  /** Ends a row that is not wanted any more, a try under way too. */
  withdraw(id: string): void;
  /** True where a row has ended, if only in memory, because the store cannot be written. */
  hasEnded(id: string): boolean;
  stop(): void;
}

export interface WorkerOptions {
  readonly queue: Queue;
  readonly handlers: Handlers;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly onChange?: () => void;
}

export function createWorker(options: WorkerOptions): Worker {
  const { queue, handlers, clock, random, log } = options;
  const circuits = createCircuits(clock, random);
  const unwritten = createUnwritten(queue);
  const running = new Map<string, OneTry>();
  let isStarted = false;
  let isStopped = false;
  let isBusy = false;
  let cancel: Cancel = () => {};

  function atLeast() {
    return isBusy ? PRIORITIES.citizen : PRIORITIES.receipt;
  }

  function blocked(): string[] {
    return queue.destinations().filter((one) => !circuits.mayTry(one));
  }

  function changed(): void {
    options.onChange?.();
  }

  /** What a listener throws is a bug of its own: it ends neither the service nor the queue. */
  function tell({ id }: QueueRow, listener: () => void): void {
    try {
      listener();
    } catch {
      log({ event: 'queue.listener-failed', row: id });
    }
    changed();
  }

  function tellEnd(row: QueueRow, state: 'expired' | 'dead', why: Failure): void {
    const { id } = row;
    log(
      state === 'dead'
        ? { event: 'queue.dead', row: id, code: why.code }
        : { event: 'queue.expired', row: id },
    );
    tell(row, () => handlers[row.kind].onFailed?.(row, why));
  }

  /** False where the row was taken away meanwhile: then nobody is told anything. */
  function finish({ lease }: LeasedRow, state: Ending, why?: Failure): boolean {
    const outcome = queue.finish(lease, state, why);
    if (outcome === 'failed') unwritten.add(lease.id, state, why);
    return outcome !== 'stale';
  }

  function putBack(leased: LeasedRow, { failure: why }: TryFailure): void {
    const { row, lease } = leased;
    const isUrgent = row.kind !== 'outbox';
    const wait = waitAfter(row.tries, random(), isUrgent);
    const nextTryAt = clock.now() + Math.max(wait, circuits.openForMs(row.destination) ?? 0);
    if (queue.retry(lease, nextTryAt, why) === 'stale') return;
    log({ event: 'queue.tried', row: row.id, code: why.code });
    tell(row, () => handlers[row.kind].onTried?.(row, nextTryAt));
  }

  function attempt({ row, payload }: LeasedRow, signal: AbortSignal): Promise<TryAnswer> {
    if (payload !== undefined) return handlers[row.kind].attempt(row, payload, signal);
    const why = failure('STORE_FAILED', 'payload cannot be opened');
    return Promise.resolve(err({ failure: why, verdict: 'final' }));
  }

  function settle(leased: LeasedRow, answer: TryAnswer): void {
    const { row } = leased;
    if (!answer.ok && answer.error.isOutage) {
      circuits.failed(row.destination, answer.error.retryAfterMs);
    } else circuits.answered(row.destination);
    if (answer.ok) {
      if (!finish(leased, 'done')) return drop(answer);
      log({ event: 'queue.done', row: row.id });
      tell(row, answer.value);
    } else if (answer.error.verdict === 'again') {
      putBack(leased, answer.error);
    } else {
      const state = answer.error.verdict === 'over' ? 'expired' : 'dead';
      if (finish(leased, state, answer.error.failure)) tellEnd(row, state, answer.error.failure);
    }
  }

  async function handle(leased: LeasedRow): Promise<void> {
    const { id, destination } = leased.row;
    const oneTry = beginTry((signal) => attempt(leased, signal), clock);
    running.set(id, oneTry);
    circuits.began(destination);
    const outcome = await oneTry.outcome;
    running.delete(id);
    if (outcome === 'given-up') circuits.givenUp(destination);
    else settle(leased, outcome);
    look();
  }

  function begin(leased: LeasedRow): void {
    const { row, lease } = leased;
    if (unwritten.has(row.id)) {
      unwritten.finish(lease);
    } else if (queue.hasExpired(row)) {
      const why = failure('QUEUE_EXPIRED');
      if (finish(leased, 'expired', why)) tellEnd(row, 'expired', why);
    } else void handle(leased);
  }

  /** What has outlived its time ends now, so that nobody waits for it. */
  function expire(): void {
    for (const row of queue.overdue()) {
      if (unwritten.has(row.id)) continue;
      const why = failure('QUEUE_EXPIRED');
      const outcome = queue.end(row.id, 'expired', why);
      if (outcome === 'failed') unwritten.add(row.id, 'expired', why);
      if (outcome !== 'stale') tellEnd(row, 'expired', why);
    }
  }

  function look(): void {
    if (!isStarted || isStopped) return;
    unwritten.write();
    expire();
    while (running.size < AT_A_TIME) {
      const leased = queue.lease({
        ...{ blocked: blocked(), atLeast: atLeast(), leaseMs: LEASE_MS },
        held: [...running.keys()],
      });
      if (!leased) break;
      begin(leased);
    }
    plan();
  }

  /** Sleeps until the next row is due, the next one expires or a circuit lets one through. */
  function plan(): void {
    cancel();
    if (isStopped) return;
    const waits: number[] = unwritten.isEmpty() ? [] : [STORE_WAIT_MS];
    const wake = (at: number | undefined): void => {
      if (at === undefined) return;
      const wait = at - clock.now();
      // What is overdue all the same could not be taken: the store, not the clock, is in the way.
      waits.push(wait > 0 ? wait : STORE_WAIT_MS);
    };
    wake(queue.nextExpiry());
    if (running.size < AT_A_TIME) {
      const open = queue.destinations().filter((one) => circuits.mayTry(one));
      wake(queue.nextTryAt(open, atLeast()));
      waits.push(...blocked().flatMap((one) => circuits.openForMs(one) ?? []));
    }
    if (waits.length > 0) cancel = clock.after(Math.min(...waits, LOOK_MS), look);
  }

  return {
    start() {
      isStarted = true;
      look();
    },
    look,
    wake() {
      for (const one of queue.destinations()) if (circuits.sign(one)) queue.hasten(one);
      look();
    },
    makeWay(busy) {
      isBusy = busy;
      if (!busy) look();
    },
    withdraw(id) {
      const outcome = queue.end(id, 'expired');
      if (outcome === 'failed') unwritten.add(id, 'expired', undefined);
      running.get(id)?.giveUp();
      if (outcome === 'written') changed();
      plan();
    },
    hasEnded: (id) => unwritten.has(id),
    stop() {
      cancel();
      isStopped = true;
      for (const one of running.values()) one.giveUp();
    },
  };
}
