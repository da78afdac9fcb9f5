import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../contract/clock.ts';
import {
  type FromThread,
  fromThreadSchema,
  type ThreadData,
  type ToThread,
  type TrustStatus,
} from './thread-messages.ts';

/** Beside this module, also where both are bundled. */
const THREAD = path.join(import.meta.dirname, `check-thread${path.extname(import.meta.filename)}`);

/** A document gets what it is worth; what asks for more ends the thread. */
export interface ThreadLimits {
  /** Until it has looked at the trust list and at itself, in milliseconds. */
  readonly startMs: number;
  /** For one file, in milliseconds. */
  readonly checkMs: number;
  /** For what its code remembers, in MiB; bytes that are unpacked have limits of their own. */
  readonly memoryMib: number;
}

export const THREAD_LIMITS: ThreadLimits = { startMs: 20_000, checkMs: 5_000, memoryMib: 192 };
const YOUNG_MIB = 32;
const STACK_MIB = 4;

/** Why a thread is not there any more. */
export type ThreadEnd = 'ended' | 'time' | 'memory' | 'bug';

type Answer = Exclude<FromThread, { kind: 'ready' }>;

/** One thread from its start to its end. */
export interface DocumentThread {
  /** What is believed; the reason where it came to its end before. */
  readonly ready: Promise<TrustStatus | ThreadEnd>;
  /** The answer to a question, or why none came. One after another. */
  ask(question: Question): Promise<Answer | ThreadEnd>;
  isAlive(): boolean;
  /** Has been asked about a file: it knows something of a person. */
  isUsed(): boolean;
  end(): Promise<void>;
}

type WithoutId<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never;
export type Question = WithoutId<ToThread>;

export interface ThreadOptions extends ThreadData {
  readonly clock: Clock;
  readonly limits?: ThreadLimits;
  /** Its name alone: its words may be those of a document. */
  readonly onBug: (name: string) => void;
}

export function startDocumentThread(options: ThreadOptions): DocumentThread {
  const { clock, places, lists, limits = THREAD_LIMITS } = options;
  const workerData: ThreadData = { places, lists };
  const resourceLimits = {
    maxOldGenerationSizeMb: limits.memoryMib,
    maxYoungGenerationSizeMb: Math.min(YOUNG_MIB, limits.memoryMib),
    stackSizeMb: STACK_MIB,
  };
  const worker = new Worker(THREAD, { workerData, resourceLimits, env: {} });
  const ready = Promise.withResolvers<TrustStatus | ThreadEnd>();
  let asked: { id: number; settle: (answer: Answer | ThreadEnd) => void } | undefined;
  let before: Promise<unknown> = ready.promise;
  let ending: ThreadEnd | undefined;
  let lastId = 0;
  let isUsed = false;
  let cancel = clock.after(limits.startMs, () => void finish('time'));

  async function finish(why: ThreadEnd): Promise<void> {
    ending ??= why;
    cancel();
    await worker.terminate();
    ready.resolve(ending);
    asked?.settle(ending);
    asked = undefined;
  }

  worker.on('message', (raw: unknown) => {
    const parsed = fromThreadSchema.safeParse(raw);
    if (!parsed.success) {
      options.onBug('unexpected answer');
      return void finish('bug');
    }
    const message = parsed.data;
    cancel();
    if (message.kind === 'ready') return ready.resolve(message.trust);
    if (message.id !== asked?.id) return;
    asked.settle(message);
    asked = undefined;
  });
  worker.on('error', (error) => {
    const { code, name } = error as Error & { code?: string };
    const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isMemory) options.onBug(code ?? name);
    void finish(isMemory ? 'memory' : 'bug');
  });
  worker.on('exit', () => void finish('bug'));

  function askNow(question: Question): Promise<Answer | ThreadEnd> {
    if (ending) return Promise.resolve(ending);
    const answer = Promise.withResolvers<Answer | ThreadEnd>();
    const id = ++lastId;
    asked = { id, settle: answer.resolve };
    cancel = clock.after(limits.checkMs, () => void finish('time'));
    worker.postMessage({ ...question, id });
    return answer.promise;
  }

  return {
    ready: ready.promise,
    ask(question) {
      isUsed ||= question.kind === 'check';
      const answer = before.then(() => askNow(question));
      before = answer;
      return answer;
    },
    isAlive: () => ending === undefined,
    isUsed: () => isUsed,
    end: () => finish('ended'),
  };
}
