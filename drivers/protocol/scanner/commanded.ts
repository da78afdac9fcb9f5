import { DEVICE_COMMANDS, type DeviceCommand } from '../../../contract/devices.ts';
import { failure } from '../../../contract/failures.ts';
import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { createAnswerFilter } from './answer-filter.ts';
import type { AnswerReader, Judgement } from './answer.ts';
import { createOwedAnswers } from './owed-answers.ts';
import type { ScannerProtocol, Signal } from './protocol.ts';
import { createRequests, type Outcome } from './requests.ts';
import { createTextStream } from './text-stream.ts';

/** From a command to its answer, in milliseconds. */
export const ANSWER_LIMIT_MS = 500;
/** A command is sent once more when its answer does not come. */
const TRIES = 2;
/** Silence inside of an answer after which its rest will not come, in milliseconds. */
export const ANSWER_GAP_MS = 100;
/** For so long an answer that was given up may still come, in milliseconds. */
export const LATE_MS = 6_000;
/** Silence after which a scanner that answers is asked whether it is still there, in milliseconds. */
export const HEARTBEAT_MS = 10_000;
/** Heartbeats without an answer in a row after which it counts as silent. */
const MISSES_MAX = 2;
/** From an initialisation that failed to the next one, in milliseconds; doubled every time. */
export const INIT_REST_MIN_MS = 2_000;
/** Longest such rest. A scanner that is switched on late is set up after it, without a restart. */
export const INIT_REST_MAX_MS = 60_000;
/** For so long after a command it is not undone by an initialisation, in milliseconds. */
const COMMAND_REST_MS = 10_000;

export type Facts = Readonly<Record<string, string>>;

/** How one family of scanners is spoken to. */
export interface CommandLanguage {
  readonly commands: Readonly<Partial<Record<DeviceCommand, Uint8Array>>>;
  /** Sent one after the other at every opening, given up at the first without an answer. */
  readonly init: readonly Uint8Array[];
  /** What the facts are after `init`; a scanner that tells otherwise has lost its settings. */
  readonly wanted?: Facts;
  /** Sent after `init`, whatever became of it. */
  readonly leave?: Uint8Array;
  /** A question that changes nothing; shows that the device is still there. */
  readonly heartbeat?: Uint8Array;
  /** Reads the answer to this command, with its echo and its check. */
  answerTo(asked: Uint8Array): AnswerReader;
}

/**
 * A scanner that answers commands on the line on which its text comes. One that answers none is
 * ready all the same, because its scans may be all that is wanted: the fact `commands` tells it. Its
 * initialisation is tried again, ever more rarely, and also when a heartbeat shows that its settings
 * are gone: behind a serial converter its power can fail without the port being closed.
 */
export function commandedScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
  language: CommandLanguage,
): ScannerProtocol {
  const { heartbeat, leave, wanted = {} } = language;
  const stream = createTextStream(settings);
  const filter = createAnswerFilter();
  const owed = createOwedAnswers();
  const requests = createRequests(ANSWER_LIMIT_MS, TRIES, (asked, now) =>
    owed.add({ asked, read: () => language.answerTo(asked) }, now + LATE_MS),
  );
  let facts: Facts = {};
  let isReady = false;
  let misses = 0;
  let dropAt: number | undefined;
  let heartbeatAt: number | undefined;
  let initAt: number | undefined;
  let initRestMs = INIT_REST_MIN_MS;

  /** Says it when there is something new. */
  function ready(told: Facts): Signal[] {
    const isNews = Object.entries(told).some(([name, value]) => facts[name] !== value);
    facts = { ...facts, ...told };
    return isReady && isNews ? [{ kind: 'ready', facts }] : [];
  }

  function isAsWanted(): boolean {
    return Object.entries(wanted).every(([name, value]) => (facts[name] ?? value) === value);
  }

  function initialise(index: number, now: number, commands: 'answered' | 'refused'): Signal[] {
    const bytes = language.init[index];
    if (!bytes) return initialised(commands, now);
    const settled = (outcome: Outcome, at: number): Signal[] =>
      outcome === 'unanswered'
        ? initialised(outcome, at)
        : initialise(index + 1, at, outcome === 'refused' ? outcome : commands);
    return requests.ask({ bytes, settled }, now);
  }

  function initialised(commands: 'answered' | 'refused' | 'unanswered', now: number): Signal[] {
    const signals = ready(language.init.length > 0 ? { commands } : {});
    if (!isReady) signals.push({ kind: 'ready', facts });
    isReady = true;
    heartbeatAt = heartbeat && commands !== 'unanswered' ? now + HEARTBEAT_MS : undefined;
    if (commands === 'unanswered' || !isAsWanted()) initialiseLater(now);
    else initRestMs = INIT_REST_MIN_MS;
    if (leave) signals.push(...requests.ask({ bytes: leave, settled: () => [] }, now));
    return signals;
  }

  function initialiseLater(now: number): void {
    if (initAt !== undefined) return;
    initAt = now + initRestMs;
    initRestMs = Math.min(2 * initRestMs, INIT_REST_MAX_MS);
  }

  function initialiseAgain(now: number): Signal[] {
    if (initAt === undefined || now < initAt) return [];
    initAt = undefined;
    return initialise(0, now, 'answered');
  }

  /** Late answers, to what was given up, change nothing. */
  function answered(asked: Uint8Array | undefined, found: Judgement, now: number): Signal[] {
    const { verdict, facts: told = {}, followedBy } = found;
    if (asked !== undefined && asked !== requests.current()) return [];
    if (followedBy) owed.add({ read: followedBy }, now + ANSWER_LIMIT_MS);
    const signals = ready(told);
    if (asked !== undefined) signals.push(...requests.answer(verdict, now));
    return signals;
  }

  function beat(now: number): Signal[] {
    if (!heartbeat || heartbeatAt === undefined || now < heartbeatAt) return [];
    heartbeatAt = now + HEARTBEAT_MS;
    if (requests.current()) return [];
    const settled = (outcome: Outcome, at: number): Signal[] => {
      misses = outcome === 'unanswered' ? misses + 1 : 0;
      if (outcome === 'done' && !isAsWanted()) initialiseLater(at);
      if (misses < MISSES_MAX) return [];
      return [{ kind: 'fault', reason: failure('DEVICE_SILENT', 'no answer to a query') }];
    };
    return requests.ask({ bytes: heartbeat, settled }, now);
  }

  return {
    start: (now) => initialise(0, now, 'answered'),
    receive(bytes, now) {
      const signals: Signal[] = [];
      if (heartbeatAt !== undefined) heartbeatAt = now + HEARTBEAT_MS;
      misses = 0;
      filter.push(bytes, {
        isAsked: () => owed.isAny(now),
        isOpen: () => stream.isBusy(),
        candidates: () => owed.startingWith(requests.current()),
        answer(answer, judgement) {
          owed.remove(answer);
          signals.push(...answered(answer.asked, judgement, now));
        },
        text: (text) => void signals.push(...stream.receive(text, now)),
      });
      dropAt = filter.pending() ? now + ANSWER_GAP_MS : undefined;
      return signals;
    },
    commands: DEVICE_COMMANDS.filter((command) => language.commands[command] !== undefined),
    command(command, now) {
      const bytes = language.commands[command];
      if (!bytes) return [{ kind: 'answered', command, ok: false }];
      if (initAt !== undefined) initAt = Math.max(initAt, now + COMMAND_REST_MS);
      const settled = (outcome: Outcome): Signal[] => [
        { kind: 'answered', command, ok: outcome === 'done' },
      ];
      return requests.ask({ bytes, settled }, now);
    },
    wakeAt() {
      const times = [stream.wakeAt(), requests.wakeAt(), dropAt, heartbeatAt, initAt];
      const due = times.filter((time) => time !== undefined);
      return due.length > 0 ? Math.min(...due) : undefined;
    },
    wake(now) {
      if (dropAt !== undefined && now >= dropAt) {
        dropAt = undefined;
        filter.drop();
      }
      return [...stream.wake(now), ...requests.wake(now), ...beat(now), ...initialiseAgain(now)];
    },
    isBusy: () => stream.isBusy(),
    stop() {
      filter.drop();
      requests.dropWaiting();
      stream.stop();
    },
  };
}
