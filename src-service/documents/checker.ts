import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Certificate } from '../../contract/session.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import { checkOther } from './check-file.ts';
import {
  type DocumentThread,
  startDocumentThread,
  THREAD_LIMITS,
  type ThreadEnd,
} from './document-thread.ts';
import type { HolderFacts } from './holder.ts';
import type { ListFacts, ThreadData, TrustStatus } from './thread-messages.ts';

/** A certificate file as it came, which stays as it is. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: Certificate['mediaType'];
  readonly listed: ListedCertificate;
  readonly holder: HolderFacts;
}

/** Finds out what is known of a certificate before it is shown. */
export interface DocumentChecker {
  start(): void;
  /**
   * Fails with the `DOC_…` failures where the file cannot be opened, with `DOC_LIMIT` where it takes
   * too much time or memory.
   *
   * @param signal nobody waits for it any more
   */
  check(file: FetchedFile, signal: AbortSignal): Promise<Result<CertificateCheck, Failure>>;
  /** What it knew of a person goes with its thread. */
  sessionOver(): void;
  /** Another list of revoked certificates lies there. */
  trustChanged(): void;
  /** Whether bytes are a list that may be used; undefined for what is no list. */
  lookAtList(bytes: Uint8Array): Promise<ListFacts | undefined>;
  /** As read last; undefined as long as nothing was. */
  trust(): TrustStatus | undefined;
  stop(): Promise<void>;
}

export interface CheckerOptions {
  /** Whom to believe, at the moment of a thread's start. */
  readonly trust: () => ThreadData;
  readonly clock: Clock;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly rightNow: () => number;
  readonly log: Log;
  /** The trust list was read. */
  readonly onTrust: () => void;
}

/** The start has enough to do, in milliseconds; whoever asks before that starts it. */
const FIRST_START_MS = 3_000;

/** A list of an authority of millions may be 16 MiB, and nobody waits for it; for it, in milliseconds. */
const LIST_MS = 30_000;

const WHY: Readonly<Record<ThreadEnd, Failure>> = {
  time: failure('DOC_LIMIT', 'time'),
  memory: failure('DOC_LIMIT', 'memory'),
  ended: failure('DOC_UNSUPPORTED', 'check ended'),
  bug: failure('DOC_UNSUPPORTED', 'check failed'),
};

/** In memory that both sides see, so that it is overwritten however the thread ends. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** Keeps one thread ready; it serves one session and ends with it. */
export function createDocumentChecker(options: CheckerOptions): DocumentChecker {
  const { clock, log } = options;
  let thread: DocumentThread | undefined;
  let trust: TrustStatus | undefined;
  let cancelStart: Cancel = () => {};
  let isStopped = false;
  const listThreads = new Set<DocumentThread>();
  const onBug = (name: string): void => log({ event: 'document.check-failed', name });

  function current(): DocumentThread {
    cancelStart();
    if (thread?.isAlive()) return thread;
    const started = startDocumentThread({ clock, ...options.trust(), onBug });
    thread = started;
    void started.ready.then((status) => {
      if (typeof status === 'string' || started !== thread) return;
      trust = status;
      options.onTrust();
    });
    return started;
  }

  function renew(): void {
    void thread?.end();
    thread = undefined;
    if (!isStopped) current();
  }

  async function stop(): Promise<void> {
    isStopped = true;
    cancelStart();
    const running = [...(thread ? [thread] : []), ...listThreads];
    await Promise.all(running.map((one) => one.end()));
  }

  return {
    start() {
      cancelStart = clock.after(FIRST_START_MS, () => void current());
    },
    async check({ bytes, mediaType, listed, holder }, signal) {
      if (mediaType !== 'application/ofd') return ok(checkOther(bytes, mediaType));
      if (isStopped) return err(WHY.ended);
      const copy = shared(bytes);
      const { identifier, typeCode, number, issuerName, issuedOn, validTo } = listed;
      const told = { identifier, typeCode, number, issuerName, issuedOn };
      const serving = current();
      const giveUp = (): void => void serving.end();
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        const answer = await serving.ask({
          kind: 'check',
          file: {
            ...{ bytes: copy, holder, now: options.rightNow() },
            listed: { ...told, ...(validTo === undefined ? {} : { validTo }) },
          },
        });
        if (typeof answer === 'string') {
          // The next file finds a thread that is ready.
          if (serving === thread) renew();
          return err(WHY[answer]);
        }
        return answer.kind === 'checked' ? answer.result : err(WHY.bug);
      } finally {
        signal.removeEventListener('abort', giveUp);
        copy.fill(0);
      }
    },
    sessionOver() {
      if (thread && (thread.isUsed() || !thread.isAlive())) renew();
    },
    trustChanged() {
      if (!thread?.isUsed()) renew();
    },
    async lookAtList(bytes) {
      if (isStopped) return undefined;
      // One of its own: behind a large list a citizen's file would wait, and end with it.
      const limits = { ...THREAD_LIMITS, checkMs: LIST_MS };
      const reading = startDocumentThread({ clock, ...options.trust(), onBug, limits });
      listThreads.add(reading);
      const answer = await reading.ask({ kind: 'list', bytes });
      listThreads.delete(reading);
      void reading.end();
      return typeof answer !== 'string' && answer.kind === 'looked' ? answer.list : undefined;
    },
    trust: () => trust,
    stop,
  };
}
