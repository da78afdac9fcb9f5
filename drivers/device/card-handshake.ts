import type { CardDialect } from '../protocol/card/dialect.ts';
import type { Inquiry } from './card-inquiry.ts';

/** Rest after a useless reply, in milliseconds. */
const REST_MS = 50;
/** Rest after an answer that says "not yet", in milliseconds. */
const NOT_YET_MS = 350;
/**
 * Useless replies that end a handshake: at a wrong rate the next one has to be tried soon, and two
 * times 300 ms tell. A reader that has failed often may be slow to boot; then it gets more time.
 */
const REPLIES = 2;
const PATIENT_REPLIES = 6;
/** More than the rates that a reader can be set to. */
const PATIENT_AFTER = 8;

/** What a reader says of itself. */
export type ReaderFacts = Readonly<{ samId?: string }>;

export interface HandshakeHost {
  /** How many handshakes in a row have failed before this one. */
  readonly failures: number;
  later(ms: number, action: () => void): void;
  done(facts: ReaderFacts): void;
}

/**
 * Asks for state and number of the security module, and where the protocol has neither, for a card:
 * whatever it says, the reader is there. Who never gets an answer is ended by `inquiry`; who gets
 * nothing but nonsense, by the limit that stands over every handshake.
 */
export function shakeHands(dialect: CardDialect, inquiry: Inquiry, host: HandshakeHost): void {
  inquiry.tolerate(host.failures < PATIENT_AFTER ? REPLIES : PATIENT_REPLIES);
  const hasModule = inquiry.has('samStatus');

  function askStatus(): void {
    inquiry.ask(hasModule ? 'samStatus' : 'find', (reply) => {
      if (reply.class === 'again') host.later(REST_MS, askStatus);
      else if (!hasModule) host.done({});
      else if (reply.class === 'ok') askNumber();
      else host.later(NOT_YET_MS, askStatus);
    });
  }

  function askNumber(): void {
    inquiry.ask('samNumber', (reply) => {
      const samId = reply.class === 'ok' ? dialect.samNumber(reply.data) : undefined;
      if (samId !== undefined) host.done({ samId });
      else host.later(reply.class === 'again' ? REST_MS : NOT_YET_MS, askStatus);
    });
  }

  askStatus();
}
