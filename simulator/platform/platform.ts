import type { Clock } from '../../contract/clock.ts';
import { makeCodeBook, type CodeBook } from './books/code-book.ts';
import { makeEffects, type Effects } from './books/effects.ts';
import { makeHandleBook, type HandleBook } from './books/handle-book.ts';
import { makeReplayBook, type ReplayBook } from './books/replay-book.ts';
import { makeSubjectBook, type SubjectBook } from './books/subject-book.ts';
import { makeTokenBook, type TokenBook } from './books/token-book.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { Reply } from './http/reply.ts';

/** Everything that the platform remembers, and what it needs from outside. */
export interface Platform {
  readonly clock: Clock;
  readonly store: CertificateStore;
  /** The platform's own address, known once it listens, e.g. `http://127.0.0.1:8080`. */
  readonly baseUrl: () => string;
  readonly codes: CodeBook;
  readonly subjects: SubjectBook;
  readonly tokens: TokenBook;
  readonly handles: HandleBook;
  readonly replays: ReplayBook<Reply>;
  readonly effects: Effects;
}

/** Makes a platform that has seen nothing yet. */
export function makePlatform(
  clock: Clock,
  store: CertificateStore,
  baseUrl: () => string,
): Platform {
  return {
    clock,
    store,
    baseUrl,
    codes: makeCodeBook(clock),
    subjects: makeSubjectBook(clock),
    tokens: makeTokenBook(clock),
    handles: makeHandleBook(clock),
    replays: makeReplayBook(),
    effects: makeEffects(clock),
  };
}
