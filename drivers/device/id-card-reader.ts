import type { Cancel } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { CardProtocolSettings } from '../catalogue/schema.ts';
import type { CardDialect } from '../protocol/card/dialect.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import { stxDialect } from '../protocol/stx/dialect.ts';
import { shakeHands, type ReaderFacts } from './card-handshake.ts';
import { createInquiry, type Reply } from './card-inquiry.ts';
import { createCardMark } from './card-mark.ts';
import { createCardReading, type ReadOutcome } from './card-reading.ts';
import type { DeviceSession, SessionHost, StartSession } from './session.ts';

/** Rest between two looks at the field; long enough for a late answer to pass by. */
export const POLL_MS = 350;
/** Useless replies in a row that end the session of a reader that has been ready. */
const TOLERATED_REPLIES = 3;
/** How often one card is tried before it counts as unreadable. */
const CARD_TRIES = 3;
/** How long one card may keep the reader busy, all tries together, in milliseconds. */
export const BUSY_LIMIT_MS = 12_000;

const DIALECTS: Readonly<Record<CardProtocolSettings['type'], CardDialect>> = {
  sdt: sdtDialect,
  stx: stxDialect,
};

/**
 * An ID-card reader (居民身份证阅读机具): find → select → read for every card, then wait until it has
 * left the field. Every look at the field is also the heartbeat. No protocol here has a command to
 * beep or flash, so the session offers none.
 */
export function idCardReaderSession({ type, fingerprints }: CardProtocolSettings): StartSession {
  let failures = 0;
  return (host) => {
    const handshakes = failures++;
    return startReader(host, DIALECTS[type], fingerprints, handshakes, () => {
      failures = 0;
    });
  };
}

/**
 * - `looking`: no card was in the field
 * - `lying`: a card was read, and goes on to answer as long as it lies there. Another card put in
 *   its place within milliseconds does not: nobody has selected it.
 * - `clearing`: a card will not do, or does not answer after it was read. A reader that finds it
 *   again tells of its removal when it finds none; a swap within one poll is seen where find or
 *   select tell cards apart, and not where they answer zeros. A reader that does not find a card
 *   twice finds only a new one.
 */
type Phase = 'looking' | 'lying' | 'clearing';

function startReader(
  host: SessionHost,
  dialect: CardDialect,
  fingerprints: boolean,
  failures: number,
  onReady: () => void,
): DeviceSession {
  const { clock, deviceId } = host;
  const inquiry = createInquiry(dialect, { clock, write: (bytes) => host.write(bytes), end });
  const mark = createCardMark();
  const reading = createCardReading(dialect, inquiry, mark, fingerprints);
  let ended = false;
  let cancelPoll: Cancel = () => {};
  let cancelBusy: Cancel = () => {};
  let phase: Phase = 'looking';
  let samId = '';
  let tries = 0;

  function end(reason: Failure): void {
    stop();
    host.fail(reason);
  }

  function stop(): void {
    ended = true;
    cancelPoll();
    cancelBusy();
    inquiry.stop();
    reading.stop();
    mark.forget();
  }

  function later(ms: number, action: () => void): void {
    if (!ended) cancelPoll = clock.after(ms, action);
  }

  function ready(facts: ReaderFacts): void {
    samId = facts.samId ?? '';
    onReady();
    inquiry.tolerate(TOLERATED_REPLIES);
    host.ready(facts);
    look();
  }

  function look(): void {
    if (ended) return;
    if (phase === 'lying') inquiry.ask('readAddress', stillLying);
    else inquiry.ask('find', phase === 'clearing' ? stillThere : found);
  }

  function stillLying(reply: Reply): void {
    if (reply.class === 'ok' || reply.class === 'again') later(POLL_MS, look);
    else lookAnew();
  }

  function stillThere(reply: Reply): void {
    if (reply.class === 'no-card') lookAnew();
    else if (reply.class !== 'ok') later(POLL_MS, look);
    else if (inquiry.has('select')) {
      const answers = [...reply.data];
      inquiry.ask('select', ({ class: selected, data }) => {
        if (selected === 'ok') compare(Uint8Array.from([...answers, ...data]));
        else later(POLL_MS, look);
      });
    } else compare(reply.data);
  }

  function compare(answer: Uint8Array): void {
    if (mark.isAnother(answer)) lookAnew();
    else later(POLL_MS, look);
  }

  /** The card has left; the next one may be there already. */
  function lookAnew(): void {
    removed();
    look();
  }

  function removed(): void {
    phase = 'looking';
    mark.forget();
    host.emit({ kind: 'card-removed', deviceId, at: clock.now() });
  }

  function found(reply: Reply): void {
    if (reply.class === 'ok') {
      if (tries++ === 0) begin();
      reading.start(reply.data, take);
      return;
    }
    if (reply.class === 'no-card' && tries > 0) {
      giveUp(failure('CARD_UNREADABLE', 'the card left the field'));
      removed();
    }
    later(POLL_MS, look);
  }

  function begin(): void {
    host.emit({ kind: 'card-present', deviceId, at: clock.now() });
    host.busy(true);
    cancelBusy = clock.after(BUSY_LIMIT_MS, stuck);
  }

  function take(outcome: ReadOutcome): void {
    if (outcome.kind === 'card') {
      phase = outcome.showsPresence ? 'lying' : 'clearing';
      finish();
      host.emit({ kind: 'card', deviceId, at: clock.now(), card: outcome.card, samId });
    } else if (outcome.kind === 'unusable' || tries >= CARD_TRIES) giveUp(outcome.failure);
    later(POLL_MS, look);
  }

  function giveUp(reason: Failure): void {
    phase = 'clearing';
    finish();
    host.emit({ kind: 'card-failed', deviceId, at: clock.now(), failure: reason });
  }

  function finish(): void {
    tries = 0;
    cancelBusy();
    reading.finish();
    host.busy(false);
  }

  function stuck(): void {
    cancelPoll();
    inquiry.stop();
    reading.stop();
    giveUp(failure('CARD_UNREADABLE', 'the reader does not come to an end'));
    if (ended || !inquiry.has('resetSam')) later(POLL_MS, look);
    else inquiry.ask('resetSam', () => later(POLL_MS, look));
  }

  shakeHands(dialect, inquiry, { failures, later, done: ready });
  return { receive: (bytes) => inquiry.receive(bytes), commands: [], command: () => {}, stop };
}
