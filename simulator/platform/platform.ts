import type { Clock } from '../../contract/clock.ts';
import type { Answer, ReplyBody } from './answer.ts';
import { makeCodeBook, type CodeBook } from './books/code-book.ts';
import { makeEffects, type Effects } from './books/effects.ts';
import { makeHandleBook, type HandleBook } from './books/handle-book.ts';
import { makeNonceBook, type NonceBook } from './books/nonce-book.ts';
import { makeReplayBook, type ReplayBook } from './books/replay-book.ts';
import { makeScanBook, type ScanBook } from './books/scan-book.ts';
import { makeSecretBook, type SecretBook } from './books/secret-book.ts';
import { makeSubjectBook, type SubjectBook } from './books/subject-book.ts';
import { makeTerminalBook, type TerminalBook } from './books/terminal-book.ts';
import { makeTokenBook, type TokenBook } from './books/token-book.ts';
import type { CertificateStore } from './certificate-store.ts';
import { ENROLMENT_CODE } from './hub/enrol.ts';
import { clockByPolicy, makePolicyBook, type PolicyBook } from './policy.ts';
import { makeReplyFaults, type ReplyFaults } from './reply-faults.ts';
import { makeTranscript, type Transcript } from './transcript.ts';

/** Everything that the platform remembers, and what it needs from outside. */
export interface Platform {
  /** The platform's own clock, which policy may set wrong. */
  readonly clock: Clock;
  /** The clock of everybody else on this machine. */
  readonly machineClock: Clock;
  readonly store: CertificateStore;
  /** The platform's own address, known once it listens, e.g. `http://127.0.0.1:8080`. */
  readonly baseUrl: () => string;
  readonly policy: PolicyBook;
  readonly terminals: TerminalBook;
  readonly nonces: NonceBook;
  readonly codes: CodeBook;
  readonly subjects: SubjectBook;
  readonly scans: ScanBook;
  readonly tokens: TokenBook;
  readonly handles: HandleBook;
  readonly replays: ReplayBook<Answer<ReplyBody>>;
  readonly effects: Effects;
  readonly secrets: SecretBook;
  readonly replyFaults: ReplyFaults;
  readonly transcript: Transcript;
}

/** Makes a platform that has seen nothing yet. */
export function makePlatform(
  machineClock: Clock,
  store: CertificateStore,
  baseUrl: () => string,
): Platform {
  const policy = makePolicyBook();
  const clock = clockByPolicy(machineClock, policy);
  const secrets = makeSecretBook();
  return {
    ...{ clock, machineClock, store, baseUrl, policy },
    terminals: makeTerminalBook(ENROLMENT_CODE),
    nonces: makeNonceBook(clock),
    codes: makeCodeBook(clock),
    subjects: makeSubjectBook(clock, secrets.note),
    scans: makeScanBook(clock),
    tokens: makeTokenBook(clock, secrets.note),
    handles: makeHandleBook(clock),
    replays: makeReplayBook(),
    effects: makeEffects(machineClock),
    secrets,
    replyFaults: makeReplyFaults(),
    transcript: makeTranscript(),
  };
}
