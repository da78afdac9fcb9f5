import type { Cancel } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { CommandName } from '../protocol/sdt/commands.ts';
import type { Answer } from '../protocol/sdt/frame.ts';
import { parseReadAnswer } from '../protocol/card/read-answer.ts';
import { samNumber } from '../protocol/sdt/sam-number.ts';
import { statusOf, type StatusClass } from '../protocol/sdt/status.ts';
import { createExchange, type Outcome } from './exchange.ts';
import type { DeviceSession, SessionHost, StartSession } from './session.ts';

/** How long each command may take, in milliseconds. */
const LIMITS_MS: Readonly<Record<CommandName, number>> = {
  samStatus: 500,
  samNumber: 500,
  find: 300,
  select: 500,
  read: 3_000,
  readAddress: 500,
};
/** Rest between two looks at the field; long enough for a late answer to pass by. */
export const POLL_MS = 350;
/** Commands in a row without an answer after which the reader counts as silent. */
const SILENT_AFTER = 3;
/** Damaged answers in a row after which the link counts as faulty. */
const DAMAGED_AFTER = 3;
/** Commands in a row that the reader did not understand, likewise: once more, not oftener. */
const REFUSED_AFTER = 2;
/** How often one card is tried before it counts as unreadable. */
const CARD_TRIES = 3;

/** Status words that mean success; any other "ok" is the answer to another command. */
const SUCCESS: Readonly<Record<CommandName, readonly number[]>> = {
  samStatus: [0x90],
  samNumber: [0x90],
  find: [0x9f],
  select: [0x90],
  read: [0x90],
  readAddress: [0x90, 0x91],
};

/**
 * - `looking`: no card was in the field
 * - `lying`: a card was read and is still there; most readers find it only after it was lifted
 * - `clearing`: a card will not do, or nothing tells whether it is there: wait for an empty field
 */
type Phase = 'looking' | 'lying' | 'clearing';

/**
 * An ID-card reader (居民身份证阅读机具, GA/T 467-2019): find → select → read, all three for every
 * card, then wait until it has left the field. Every look at the field is also the heartbeat.
 */
export function idCardReaderSession(): StartSession {
  return startReader;
}

function startReader(host: SessionHost): DeviceSession {
  const { clock, deviceId } = host;
  const exchange = createExchange(clock, (bytes) => host.write(bytes));
  let cancelPoll: Cancel = () => {};
  let ended = false;
  let phase: Phase = 'looking';
  let samId = '';
  let tries = 0;
  let unanswered = 0;
  let damaged = 0;
  /** Whether a card that lies there answers, so that no answer means that it is gone. */
  let presenceShows = false;

  function end(reason: Failure): void {
    stop();
    host.fail(reason);
  }

  function stop(): void {
    ended = true;
    cancelPoll();
    exchange.stop();
  }

  function later(action: () => void): void {
    if (!ended) cancelPoll = clock.after(POLL_MS, action);
  }

  function emit(kind: 'card-present' | 'card-removed'): void {
    host.emit({ kind, deviceId, at: clock.now() });
  }

  /**
   * Asks; `settled` gets the class of the status, or `again` when there was no usable answer. A
   * silent or faulty device ends the session instead.
   */
  function ask(
    command: CommandName,
    settled: (status: StatusClass | 'again', answer?: Answer, reason?: Failure) => void,
  ): void {
    exchange.ask(command, LIMITS_MS[command], (outcome) => {
      const status = outcome.kind === 'answer' ? statusOf(outcome.sw3) : undefined;
      unanswered = outcome.kind === 'unanswered' ? unanswered + 1 : 0;
      const misfit = isMisfit(command, outcome, status?.class);
      damaged = misfit ? damaged + 1 : outcome.kind === 'answer' ? 0 : damaged;
      if (unanswered >= SILENT_AFTER) end(failure('DEVICE_SILENT', `no answer to ${command}`));
      else if (damaged >= (status?.class === 'resend' ? REFUSED_AFTER : DAMAGED_AFTER)) {
        end(status?.failure ?? failure('DEVICE_PROTOCOL', `damaged answers to ${command}`));
      } else if (outcome.kind !== 'answer' || !status || misfit) settled('again');
      else if (status.class === 'device' && command !== 'readAddress' && status.failure) {
        end(status.failure);
      } else settled(status.class, outcome, status.failure);
      if (outcome.kind === 'answer') outcome.data.fill(0);
    });
  }

  function askStatus(): void {
    ask('samStatus', (status) => (status === 'ok' ? askNumber() : later(askStatus)));
  }

  function askNumber(): void {
    ask('samNumber', (status, answer) => {
      const number = answer && status === 'ok' ? samNumber(answer.data) : undefined;
      if (number === undefined) {
        // A reader that answers nonsense for ever is ended by the limit of the handshake.
        later(askStatus);
        return;
      }
      samId = number;
      host.ready({ samId });
      look();
    });
  }

  function look(): void {
    if (phase === 'lying') lookAtLyingCard();
    else ask('find', phase === 'clearing' ? cleared : found);
  }

  function lookAtLyingCard(): void {
    ask('readAddress', (status) => {
      if (status === 'ok') presenceShows = true;
      else if (status !== 'again' && presenceShows) removed();
      else if (status !== 'again') phase = 'clearing';
      later(look);
    });
  }

  function cleared(status: StatusClass | 'again'): void {
    if (status === 'no-card') removed();
    later(look);
  }

  function removed(): void {
    phase = 'looking';
    emit('card-removed');
  }

  function found(status: StatusClass | 'again'): void {
    if (status === 'ok') {
      if (tries++ === 0) {
        emit('card-present');
        host.busy(true);
      }
      ask(
        'select',
        step(() => ask('read', step(take))),
      );
      return;
    }
    if (status === 'no-card' && tries > 0) {
      giveUp(failure('CARD_UNREADABLE', 'the card left the field'));
      removed();
    }
    later(look);
  }

  /** Goes on after success; otherwise decides between another try and giving this card up. */
  function step(
    next: (answer: Answer) => void,
  ): (status: StatusClass | 'again', answer?: Answer, reason?: Failure) => void {
    return (status, answer, reason) => {
      if (status === 'ok' && answer) {
        next(answer);
        return;
      }
      if (status === 'card' || tries >= CARD_TRIES) {
        giveUp(reason ?? failure('CARD_UNREADABLE', 'no usable answer'));
      }
      later(look);
    };
  }

  function take(answer: Answer): void {
    const card = parseReadAnswer(answer.data);
    if (card.ok) {
      tries = 0;
      phase = 'lying';
      host.busy(false);
      host.emit({ kind: 'card', deviceId, at: clock.now(), card: card.value, samId });
      // At once, while the card is sure to be there: does this reader tell that it is?
      look();
      return;
    }
    giveUp(card.error);
    later(look);
  }

  function giveUp(reason: Failure): void {
    tries = 0;
    phase = 'clearing';
    host.busy(false);
    host.emit({ kind: 'card-failed', deviceId, at: clock.now(), failure: reason });
  }

  askStatus();
  return { receive: (bytes) => exchange.receive(bytes), commands: [], command() {}, stop };
}

/** No answer to this command: damaged, to a frame that did not arrive whole, or to another one. */
function isMisfit(command: CommandName, outcome: Outcome, status?: StatusClass): boolean {
  if (outcome.kind !== 'answer') return outcome.kind === 'damaged';
  return status === 'resend' || (status === 'ok' && !SUCCESS[command].includes(outcome.sw3));
}
