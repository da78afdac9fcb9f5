import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { waitAfter } from './back-off.ts';
import type { Handler } from './handler.ts';
import { PRIORITIES, type Queue } from './queue.ts';
import { judgeForCitizen } from './verdict.ts';
import type { Worker } from './worker.ts';

/** A download that broke off while its session lives. Token and certificate are in memory only. */
export interface BrokenDownload {
  readonly sessionId: string;
  /** Place in the session's list; says nothing about the certificate. */
  readonly certificateId: string;
  /** Code system that it comes from. */
  readonly destination: string;
  /** How long its token still holds, in milliseconds. */
  readonly holdsMs: number;
  readonly fetch: (signal: AbortSignal) => Promise<Result<Uint8Array, Failure>>;
  readonly onDone: (bytes: Uint8Array) => void;
  readonly onFailed: (why: Failure) => void;
}

/** Downloads that go on by themselves (断点续取) while session and token live. */
export interface DeferredFetches {
  /** The same certificate of the same session once more is the row that there is. */
  save(download: BrokenDownload): Result<undefined, Failure>;
  /** The session is over: its downloads end, and nothing is left in memory. */
  endSession(sessionId: string): void;
}

export interface DeferredFetchOptions {
  readonly queue: Pick<Queue, 'add'>;
  readonly worker: Pick<Worker, 'look' | 'withdraw'>;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
}

/** Downloads of living sessions by the id of their row; a restart knows none of them. */
export type LiveDownloads = Map<string, BrokenDownload>;

export function createDeferredFetches(
  live: LiveDownloads,
  { queue, worker, now, random, log }: DeferredFetchOptions,
): DeferredFetches {
  return {
    save(download) {
      const { sessionId, certificateId, destination, holdsMs } = download;
      for (const one of live.values()) {
        if (one.sessionId === sessionId && one.certificateId === certificateId) return ok();
      }
      const saved = queue.add({
        kind: 'deferred-fetch',
        destination,
        priority: PRIORITIES.citizen,
        payload: { sessionId, certificateId },
        expiresAt: now() + holdsMs,
        nextTryAt: now() + waitAfter(1, random(), true),
      });
      if (!saved.ok) return saved;
      live.set(saved.value.id, download);
      log({ event: 'queue.added', row: saved.value.id });
      worker.look();
      return ok();
    },
    endSession(sessionId) {
      for (const [id, one] of live) {
        if (one.sessionId !== sessionId) continue;
        live.delete(id);
        worker.withdraw(id);
      }
    },
  };
}

/** Tries one; a row that no living session knows has outlived what it was for. */
export function downloads(live: LiveDownloads): Handler {
  return {
    async attempt({ id }, _payload, signal) {
      const download = live.get(id);
      if (!download) return err({ failure: failure('QUEUE_EXPIRED'), verdict: 'over' });
      const answer = await download.fetch(signal);
      if (!answer.ok) return err(judgeForCitizen(answer.error));
      const drop = (): void => void answer.value.fill(0);
      // The session may have ended while the bytes came, or another try may go on with the row.
      if (signal.aborted || live.get(id) !== download) {
        drop();
        return err({ failure: failure('QUEUE_EXPIRED'), verdict: 'over' });
      }
      const told = (): void => {
        live.delete(id);
        download.onDone(answer.value);
      };
      return ok(Object.assign(told, { drop }));
    },
    onFailed({ id }, why) {
      const download = live.get(id);
      live.delete(id);
      download?.onFailed(why);
    },
  };
}
