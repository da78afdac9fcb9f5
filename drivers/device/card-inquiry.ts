import type { Clock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { CardCommand, CardDialect, StatusClass } from '../protocol/card/dialect.ts';
import { createExchange, type Outcome } from './exchange.ts';

/** How long each command may take, in milliseconds. */
const LIMITS_MS: Readonly<Record<CardCommand, number>> = {
  samStatus: 300,
  samNumber: 300,
  resetSam: 1_000,
  find: 300,
  select: 500,
  read: 3_000,
  readFingerprints: 5_000,
  readAddress: 500,
};
/** How often in a row the reader may misunderstand before the link counts as faulty: once more. */
const REFUSED_AFTER = 2;
/** Without these the reader is as good as with them. */
const OPTIONAL: readonly CardCommand[] = ['readAddress', 'readFingerprints', 'resetSam'];

/** What a command has come to; `again`: there was no usable answer. */
export interface Reply {
  readonly class: Exclude<StatusClass, 'misfit' | 'resend'> | 'again';
  /** Zeroed when whoever was told has returned; empty without a good answer. */
  readonly data: Uint8Array;
  readonly failure?: Failure;
}

/** Asks a reader, and ends the session with one that is silent, garbled or broken. */
export interface Inquiry {
  /** Whether the protocol has this command. */
  has(command: CardCommand): boolean;
  /** `settled` is called once, but never after the session has ended. */
  ask(command: CardCommand, settled: (reply: Reply) => void): void;
  /** How many useless replies in a row end the session. */
  tolerate(replies: number): void;
  receive(bytes: Uint8Array): void;
  /** Forgets the command under way. */
  stop(): void;
}

export interface InquiryHost {
  readonly clock: Clock;
  write(bytes: Uint8Array): void;
  /** Nothing more can be done on this port. */
  end(reason: Failure): void;
}

export function createInquiry(dialect: CardDialect, host: InquiryHost): Inquiry {
  const exchange = createExchange(dialect, host.clock, (bytes) => host.write(bytes));
  const nothing = new Uint8Array();
  let tolerated = 1;
  let useless = 0;

  /** Another useless reply: one more try, or the reason to end the session. */
  function another(limit: number, reason: Failure): Reply | Failure {
    useless++;
    return useless >= Math.min(limit, tolerated) ? reason : { class: 'again', data: nothing };
  }

  /** What the outcome means, or the reason to end the session. */
  function weigh(command: CardCommand, outcome: Outcome): Reply | Failure {
    const damaged = failure('DEVICE_PROTOCOL', `damaged answers to ${command}`);
    if (outcome.kind === 'unanswered') {
      return another(tolerated, failure('DEVICE_SILENT', `no answer to ${command}`));
    }
    if (outcome.kind === 'damaged') return another(tolerated, damaged);
    const { class: kind, failure: reason } = dialect.judge(command, outcome);
    if (kind === 'misfit') return another(tolerated, damaged);
    if (kind === 'resend') return another(REFUSED_AFTER, reason ?? damaged);
    useless = 0;
    if (kind === 'device' && !OPTIONAL.includes(command)) return reason ?? damaged;
    const data = kind === 'ok' ? outcome.data : nothing;
    return { class: kind, data, ...(reason && { failure: reason }) };
  }

  return {
    has: (command) => dialect.encode(command) !== undefined,
    ask(command, settled) {
      const bytes = dialect.encode(command);
      if (!bytes) throw new Error(`the protocol has no ${command}`);
      exchange.ask(bytes, dialect.slowMs?.[command] ?? LIMITS_MS[command], (outcome) => {
        const reply = weigh(command, outcome);
        if ('class' in reply) settled(reply);
        else host.end(reply);
        if (outcome.kind === 'answer') outcome.data.fill(0);
      });
    },
    tolerate(replies) {
      tolerated = replies;
      useless = 0;
    },
    receive: (bytes) => exchange.receive(bytes),
    stop: () => exchange.stop(),
  };
}
