import { failure, type Failure } from '../../contract/failures.ts';
import { wipeIdCard, type IdCard } from '../id-card.ts';
import type { CardDialect } from '../protocol/card/dialect.ts';
import type { Inquiry, Reply } from './card-inquiry.ts';
import type { CardMark } from './card-mark.ts';

/** What became of one try at a card that was found. */
export type ReadOutcome =
  | {
      readonly kind: 'card';
      readonly card: IdCard;
      /** Whether the card goes on to answer after it was read, so that no answer means it is gone. */
      readonly showsPresence: boolean;
    }
  /** Perhaps next time, from finding it. */
  | { readonly kind: 'again'; readonly failure: Failure }
  /** This card will not do. */
  | { readonly kind: 'unusable'; readonly failure: Failure };

export interface CardReading {
  /** One try at the card; `found` is what the reader answered when it found it. */
  start(found: Uint8Array, done: (outcome: ReadOutcome) => void): void;
  /** The card is read, gone or given up: the next one is asked for everything again. */
  finish(): void;
  /** Overwrites what was read and not handed on. */
  stop(): void;
}

/** Selects a card, reads it, with fingerprints where `fingerprints` says so, and its new address. */
export function createCardReading(
  dialect: CardDialect,
  inquiry: Inquiry,
  mark: CardMark,
  fingerprints: boolean,
): CardReading {
  let withFingerprints = fingerprints;
  let unfinished: IdCard | undefined;

  function select(found: Uint8Array, done: (outcome: ReadOutcome) => void): void {
    if (!inquiry.has('select')) {
      mark.keep(found);
      read(done);
      return;
    }
    const answers = [...found];
    inquiry.ask('select', (reply) => {
      if (reply.class === 'ok') {
        mark.keep(Uint8Array.from([...answers, ...reply.data]));
        read(done);
      } else done(failed(reply));
    });
  }

  function read(done: (outcome: ReadOutcome) => void): void {
    const command = withFingerprints ? 'readFingerprints' : 'read';
    inquiry.ask(command, (reply) => {
      const isRefused = reply.class === 'plain' || reply.class === 'device';
      // Whatever is wrong with fingerprints, they must not cost the card.
      if (reply.class !== 'ok') withFingerprints = false;
      if (reply.class === 'ok') take(reply.data, done);
      else if (isRefused && command === 'readFingerprints') read(done);
      else done(failed(reply));
    });
  }

  function take(data: Uint8Array, done: (outcome: ReadOutcome) => void): void {
    const parsed = dialect.readCard(data);
    if (!parsed.ok) {
      done({ kind: 'unusable', failure: parsed.error });
      return;
    }
    const card = parsed.value;
    if (!inquiry.has('readAddress')) {
      done({ kind: 'card', card, showsPresence: false });
      return;
    }
    unfinished = card;
    inquiry.ask('readAddress', (reply) => {
      unfinished = undefined;
      const address = dialect.newestAddress(reply.data);
      done({
        kind: 'card',
        card: address === undefined ? card : { ...card, newestAddress: address },
        showsPresence: reply.class === 'ok',
      });
    });
  }

  return {
    start: select,
    finish() {
      withFingerprints = fingerprints;
    },
    stop() {
      if (unfinished) wipeIdCard(unfinished);
      unfinished = undefined;
    },
  };
}

/** What a reply that is not good makes of a try. */
export function failed(reply: Reply): ReadOutcome {
  const reason = reply.failure ?? failure('CARD_UNREADABLE', 'no usable answer');
  return { kind: reply.class === 'card' ? 'unusable' : 'again', failure: reason };
}
