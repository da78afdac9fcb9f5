import { DEVICE_COMMANDS, type DeviceCommand } from '../../../contract/devices.ts';
import { failure } from '../../../contract/failures.ts';
import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { createAnswerFilter, type Recognition } from './answer-filter.ts';
import type { ScannerProtocol, Signal } from './protocol.ts';
import { createRequests, type Outcome } from './requests.ts';
import { createTextStream } from './text-stream.ts';

/** From a command to its answer, in milliseconds. */
export const ANSWER_LIMIT_MS = 500;
/** A command is sent once more when its answer does not come or is damaged. */
const TRIES = 2;
/** Silence inside of an answer after which its rest will not come, in milliseconds. */
export const ANSWER_GAP_MS = 100;
/** For so long an answer that was given up may still come, in milliseconds. */
export const LATE_MS = 6_000;
/** Silence after which a scanner that answers is asked whether it is still there, in milliseconds. */
export const HEARTBEAT_MS = 10_000;
/** Heartbeats without an answer in a row after which it counts as silent. */
const MISSES_MAX = 2;

type Facts = Readonly<Record<string, string>>;

/** What an answer means for the command that waits; `unrelated`: nothing. */
export interface Judgement {
  readonly verdict: 'done' | 'refused' | 'resend' | 'unrelated';
  /** What the device told about itself. */
  readonly facts?: Facts;
}

/** How one family of scanners is spoken to. */
export interface CommandLanguage {
  readonly commands: Readonly<Partial<Record<DeviceCommand, Uint8Array>>>;
  /** Sent one after the other at every opening, given up at the first without an answer. */
  readonly init: readonly Uint8Array[];
  /** Sent after `init`, whatever became of it. */
  readonly leave?: Uint8Array;
  /** A question that changes nothing; shows that the device is still there. */
  readonly heartbeat?: Uint8Array;
  /** Whether bytes begin with an answer. `asked` is the last command that may still be answered. */
  recognise(bytes: Uint8Array, asked: Uint8Array | undefined): Recognition;
  judge(answer: Uint8Array, asked: Uint8Array | undefined): Judgement;
}

/**
 * A scanner that answers commands on the line on which its text comes. One that answers none is
 * ready all the same, because its scans may be all that is wanted: the fact `commands` tells it.
 */
export function commandedScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
  language: CommandLanguage,
): ScannerProtocol {
  const stream = createTextStream(settings);
  const filter = createAnswerFilter();
  const requests = createRequests(ANSWER_LIMIT_MS, TRIES);
  let facts: Facts = {};
  let isReady = false;
  let misses = 0;
  let asked: { readonly bytes: Uint8Array; readonly at: number } | undefined;
  let dropAt: number | undefined;
  let heartbeatAt: number | undefined;

  /** The command that waits for its answer, or whose answer may still come though it was given up. */
  function lastAsked(now: number): Uint8Array | undefined {
    const bytes = requests.current();
    if (bytes) asked = { bytes, at: now };
    return asked && now - asked.at <= LATE_MS ? asked.bytes : undefined;
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
    if (language.init.length > 0) facts = { ...facts, commands };
    if (language.heartbeat && commands !== 'unanswered') heartbeatAt = now + HEARTBEAT_MS;
    isReady = true;
    const { leave } = language;
    const leaving = leave ? requests.ask({ bytes: leave, settled: () => [] }, now) : [];
    return [{ kind: 'ready', facts }, ...leaving];
  }

  function answered(answer: Uint8Array, now: number): Signal[] {
    const { verdict, facts: told } = language.judge(answer, requests.current());
    const signals: Signal[] = [];
    if (told && Object.entries(told).some(([name, value]) => facts[name] !== value)) {
      facts = { ...facts, ...told };
      if (isReady) signals.push({ kind: 'ready', facts });
    }
    if (verdict !== 'unrelated') {
      asked = undefined;
      signals.push(...requests.answer(verdict, now));
    }
    return signals;
  }

  function beat(now: number): Signal[] {
    if (!language.heartbeat || heartbeatAt === undefined || now < heartbeatAt) return [];
    heartbeatAt = now + HEARTBEAT_MS;
    if (requests.current()) return [];
    const settled = (outcome: Outcome): Signal[] => {
      misses = outcome === 'unanswered' ? misses + 1 : 0;
      if (misses < MISSES_MAX) return [];
      return [{ kind: 'fault', reason: failure('DEVICE_SILENT', 'no answer to a query') }];
    };
    return requests.ask({ bytes: language.heartbeat, settled }, now);
  }

  return {
    start: (now) => initialise(0, now, 'answered'),
    receive(bytes, now) {
      const signals: Signal[] = [];
      if (heartbeatAt !== undefined) heartbeatAt = now + HEARTBEAT_MS;
      misses = 0;
      filter.push(bytes, (held) => language.recognise(held, lastAsked(now)), {
        text: (text) => void signals.push(...stream.receive(text, now)),
        answer: (answer) => void signals.push(...answered(answer, now)),
      });
      dropAt = filter.pending() ? now + ANSWER_GAP_MS : undefined;
      // Bytes of an answer are no silence: a symbol around it goes on.
      stream.receive(new Uint8Array(), now);
      return signals;
    },
    commands: DEVICE_COMMANDS.filter((command) => language.commands[command] !== undefined),
    command(command, now) {
      const bytes = language.commands[command];
      if (!bytes) return [{ kind: 'answered', command, ok: false }];
      const settled = (outcome: Outcome): Signal[] => [
        { kind: 'answered', command, ok: outcome === 'done' },
      ];
      return requests.ask({ bytes, settled }, now);
    },
    wakeAt() {
      const times = [stream.wakeAt(), requests.wakeAt(), dropAt, heartbeatAt];
      const due = times.filter((time) => time !== undefined);
      return due.length > 0 ? Math.min(...due) : undefined;
    },
    wake(now) {
      if (dropAt !== undefined && now >= dropAt) {
        dropAt = undefined;
        filter.drop();
      }
      lastAsked(now);
      return [...stream.wake(now), ...requests.wake(now), ...beat(now)];
    },
    isBusy: () => stream.isBusy(),
    stop() {
      filter.drop();
      requests.dropWaiting();
      stream.stop();
    },
  };
}
