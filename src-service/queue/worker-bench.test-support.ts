import type { LogRecord } from '../../contract/log.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import type { Handler, Told, TryFailure } from './handler.ts';
import type { QueueIntent } from './queue.ts';
import { queueBench, type QueueBench } from './queue-bench.test-support.ts';
import { createWorker, type Worker } from './worker.ts';

export type Answer = Result<Told, TryFailure>;
/** Nobody is reached. */
export const OUTAGE: Answer = err({
  ...{ failure: failure('PLATFORM_UNREACHABLE'), verdict: 'again', isOutage: true },
});
export const DONE: Answer = ok(() => {});

export interface WorkerBench extends QueueBench {
  readonly worker: Worker;
  readonly logged: readonly LogRecord[];
  /** Rows whose try was begun, oldest first. */
  readonly tried: readonly string[];
  readonly add: (intent: QueueIntent) => string;
  readonly stateOf: (id: string) => string | undefined;
  /** Lets time pass in steps, so that whatever is begun in one is settled in it. */
  readonly pass: (ms: number, stepMs?: number) => Promise<void>;
}

/** Until everything that needs no time has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A started worker on a real file; every kind of row is tried by the same hands. */
export function workerBench(handler: Handler, file?: string): WorkerBench {
  const bench = queueBench(file);
  const { clock, queue } = bench;
  const logged: LogRecord[] = [];
  const tried: string[] = [];
  const hands: Handler = {
    ...handler,
    attempt(row, payload, signal) {
      tried.push(row.id);
      return handler.attempt(row, payload, signal);
    },
  };
  const worker = createWorker({
    ...{ queue, clock, random: () => 1, log: (record: LogRecord) => logged.push(record) },
    handlers: { outbox: hands, 'deferred-verification': hands, 'deferred-fetch': hands },
  });
  worker.start();
  return {
    ...{ ...bench, worker, logged, tried },
    add(intent) {
      const { id } = unwrap(queue.add(intent));
      worker.look();
      return id;
    },
    stateOf: (id) => queue.find(id)?.state,
    async pass(ms, stepMs = ms) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(stepMs);
        await settled();
      }
    },
  };
}
