import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DecodeRequest, FoundSymbol } from '../../symbols/decoder.ts';
import type { PictureProblem } from './read-picture.ts';

const THREAD = path.join(import.meta.dirname, 'decode-thread.ts');

/**
 * What one picture may take in all, beyond its budget, in milliseconds: to be unpacked, and for the step
 * that is under way when the budget is used up. Photographs take a tenth of it.
 */
export const GRACE_MS = 3_000;

export interface DecodeTask extends DecodeRequest {
  readonly file: string;
}

/** What came of a picture. */
export type DecodeAnswer =
  | {
      readonly kind: 'decoded';
      readonly width: number;
      readonly height: number;
      /** Without opening file and decoder. */
      readonly milliseconds: number;
      readonly found: readonly FoundSymbol[];
    }
  | { readonly kind: 'problem'; readonly problem: PictureProblem | 'too-slow' }
  /** The file system gives no file, for instance `ENOENT`. */
  | { readonly kind: 'unreadable'; readonly code: string };

/** The thread has taken up a picture: from here on its time counts, whatever its own start took. */
export const BEGUN = 'begun';

/** Reads pictures in a thread that is ended where one takes too long. */
export interface BoundedDecoder {
  /** One after another. Rejects where the thread has failed by a bug. */
  decode(task: DecodeTask): Promise<DecodeAnswer>;
  end(): Promise<void>;
}

export function createBoundedDecoder(graceMs = GRACE_MS): BoundedDecoder {
  let thread: Worker | undefined;

  async function end(): Promise<void> {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  }

  return {
    async decode(task) {
      thread ??= new Worker(THREAD);
      const mine = thread;
      const answer = Promise.withResolvers<DecodeAnswer>();
      let timer: NodeJS.Timeout | undefined;
      const hear = (message: typeof BEGUN | DecodeAnswer): void => {
        if (message !== BEGUN) return answer.resolve(message);
        const tooSlow = { kind: 'problem', problem: 'too-slow' } as const;
        timer = setTimeout(() => answer.resolve(tooSlow), task.budgetMs + graceMs);
      };
      mine.on('message', hear).once('error', answer.reject);
      mine.postMessage(task);
      try {
        const came = await answer.promise;
        if (came.kind === 'problem' && came.problem === 'too-slow') await end();
        return came;
      } finally {
        clearTimeout(timer);
        mine.off('message', hear).off('error', answer.reject);
      }
    },
    end,
  };
}
