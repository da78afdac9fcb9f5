import type { Cancel } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { CardProtocolSettings } from '../catalogue/schema.ts';
import { wipeIdCard } from '../id-card.ts';
import type { CardDialect } from '../protocol/card/dialect.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import { stxDialect } from '../protocol/stx/dialect.ts';
import { shakeHands, type ReaderFacts } from './card-handshake.ts';
import { createInquiry, type Reply } from './card-inquiry.ts';
import { createCardMark } from './card-mark.ts';
import { createCardMemory, type CardMemory } from './card-memory.ts';
import { createCardReading, failed, type ReadOutcome } from './card-reading.ts';
import type { DeviceSession, SessionHost, StartSession } from './session.ts';

/** Rest between two looks at the field; long enough for a late answer to pass by. */
export const POLL_MS = 350;
/** So many looks in a row have to find nothing before a card counts as lifted. */
export const LIFTED_AFTER = 2;
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
 *
 * A card is told of once each time it is put down, so that one left lying never takes the place of
 * the next citizen's session:
 * - It counts as lifted when {@link LIFTED_AFTER} looks in a row found nothing. One bad answer, or a
 *   card that was moved, lifts none.
 * - Where it is doubtful whether the card that was told of last still lies there, because it stopped
 *   answering or the port was opened anew, the reader reads in silence what it finds. The same card
 *   is not told of again until it was seen lifted, even if somebody lifted it while the connection
 *   was lost; another card is told of, after the removal of the one before.
 * - What lies there when the program starts is new: nothing was told of before, and who put it down
 *   before the terminal was ready need not do so again.
 *
 * Of `allowedSams`, where there is such a list, the reader has to have one as its security module.
 */
export function idCardReaderSession(
  { type, fingerprints }: CardProtocolSettings,
  allowedSams?: readonly string[],
): StartSession {
  const memory = createCardMemory();
  let failures = 0;
  return (host) => {
    const handshakes = failures++;
    const onReady = (): void => {
      failures = 0;
    };
    const reader = { dialect: DIALECTS[type], fingerprints, allowedSams, memory };
    return startReader(host, reader, handshakes, onReady);
  };
}

interface Reader {
  readonly dialect: CardDialect;
  readonly fingerprints: boolean;
  readonly allowedSams: readonly string[] | undefined;
  readonly memory: CardMemory;
}

/**
 * - `looking`: no card was in the field
 * - `lying`: a card was read, and goes on to answer as long as it lies there. Another card put in
 *   its place within milliseconds does not: nobody has selected it.
 * - `clearing`: a card will not do, or does not answer after it was read. A reader that finds it
 *   again tells of its removal when it finds none; a swap within one poll is seen where find or
 *   select tell cards apart, and not where they answer zeros. A reader that does not find a card
 *   twice finds only a new one.
 * - `doubting`: a card was found that may be the one that was told of last
 */
type Phase = 'looking' | 'lying' | 'clearing' | 'doubting';

function startReader(
  host: SessionHost,
  { dialect, fingerprints, allowedSams, memory }: Reader,
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
  let phase: Phase = memory.isEmpty() ? 'looking' : 'lying';
  let samId = '';
  let tries = 0;
  let refusals = 0;
  let misses = 0;
  let isBusy = false;

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

  function rest(): void {
    later(POLL_MS, look);
  }

  function ready(facts: ReaderFacts): void {
    samId = facts.samId ?? '';
    if (allowedSams && !allowedSams.includes(samId)) {
      end(failure('DEVICE_NOT_ALLOWED', samId === '' ? 'tells no SAM' : `SAM ${samId}`));
      return;
    }
    onReady();
    inquiry.tolerate(TOLERATED_REPLIES);
    host.ready(facts);
    look();
  }

  function look(): void {
    if (ended) return;
    if (phase === 'looking') inquiry.ask('find', found);
    else if (phase === 'clearing') inquiry.ask('find', stillThere);
    else if (phase === 'lying' && inquiry.has('readAddress')) {
      inquiry.ask('readAddress', stillLying);
    } else inquiry.ask('find', foundAgain);
  }

  function found(reply: Reply): void {
    if (reply.class === 'ok') {
      misses = 0;
      if (tries++ === 0) begin();
      reading.start(reply.data, take);
    } else if (reply.class === 'no-card') {
      refusals = 0;
      if (tries > 0 && ++misses >= LIFTED_AFTER) {
        giveUp(failure('CARD_UNREADABLE', 'the card left the field'));
        removed();
      }
      rest();
    } else {
      if (reply.failure) refused(reply.class, reply.failure);
      rest();
    }
  }

  /** Something lies there, and the reader does not get as far as finding it a card. */
  function refused(kind: Reply['class'], reason: Failure): void {
    const isFinal = kind === 'card' || (tries === 0 && ++refusals >= CARD_TRIES);
    if (!isFinal) return;
    if (tries === 0) begin();
    giveUp(reason);
  }

  function stillLying(reply: Reply): void {
    if (reply.class === 'ok') misses = 0;
    if (reply.class === 'ok' || reply.class === 'again') rest();
    else inquiry.ask('find', foundAgain);
  }

  function stillThere(reply: Reply): void {
    if (reply.class === 'no-card') {
      missed();
      return;
    }
    if (reply.class !== 'again') misses = 0;
    if (reply.class !== 'ok') rest();
    else if (inquiry.has('select')) {
      const answers = [...reply.data];
      inquiry.ask('select', ({ class: selected, data }) => {
        if (selected === 'ok') compare(Uint8Array.from([...answers, ...data]));
        else rest();
      });
    } else compare(reply.data);
  }

  function compare(answer: Uint8Array): void {
    if (mark.isAnother(answer)) {
      phase = 'doubting';
      look();
    } else rest();
  }

  function foundAgain(reply: Reply): void {
    if (reply.class === 'no-card') {
      missed();
      return;
    }
    if (reply.class === 'again') {
      rest();
      return;
    }
    misses = 0;
    phase = 'doubting';
    tries++;
    if (reply.class === 'ok') {
      busy(true);
      reading.start(reply.data, identify);
    } else identify(failed(reply));
  }

  /** Only what is not the card that was told of last is told of. */
  function identify(outcome: ReadOutcome): void {
    if (outcome.kind === 'card' && memory.isSame(outcome.card)) {
      wipeIdCard(outcome.card);
      mark.mistook();
      settle(outcome.showsPresence);
      rest();
    } else if (outcome.kind === 'card' || tries >= CARD_TRIES) {
      if (outcome.kind === 'card') removed();
      begin();
      take(outcome);
    } else rest();
  }

  function missed(): void {
    if (++misses >= LIFTED_AFTER) {
      settle(false);
      removed();
    }
    rest();
  }

  function removed(): void {
    phase = 'looking';
    misses = 0;
    mark.forget();
    memory.forget();
    host.emit({ kind: 'card-removed', deviceId, at: clock.now() });
  }

  function begin(): void {
    host.emit({ kind: 'card-present', deviceId, at: clock.now() });
    busy(true);
    cancelBusy = clock.after(BUSY_LIMIT_MS, stuck);
  }

  function take(outcome: ReadOutcome): void {
    if (outcome.kind === 'card') {
      settle(outcome.showsPresence);
      memory.remember(outcome.card);
      host.emit({ kind: 'card', deviceId, at: clock.now(), card: outcome.card, samId });
    } else if (outcome.kind === 'unusable' || tries >= CARD_TRIES) giveUp(outcome.failure);
    rest();
  }

  function giveUp(reason: Failure): void {
    settle(false);
    host.emit({ kind: 'card-failed', deviceId, at: clock.now(), failure: reason });
  }

  /** Enough was done with the card that lies there. */
  function settle(showsPresence: boolean): void {
    phase = showsPresence ? 'lying' : 'clearing';
    tries = 0;
    refusals = 0;
    cancelBusy();
    reading.finish();
    busy(false);
  }

  function busy(now: boolean): void {
    if (now !== isBusy) host.busy(now);
    isBusy = now;
  }

  function stuck(): void {
    cancelPoll();
    inquiry.stop();
    reading.stop();
    giveUp(failure('CARD_UNREADABLE', 'the reader does not come to an end'));
    if (ended || !inquiry.has('resetSam')) rest();
    else inquiry.ask('resetSam', rest);
  }

  shakeHands(dialect, inquiry, { failures, later, done: ready });
  return { receive: (bytes) => inquiry.receive(bytes), commands: [], command: () => {}, stop };
}
