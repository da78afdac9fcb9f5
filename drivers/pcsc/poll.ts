import type { Pcsc, ReaderAnswer } from './binding.ts';
import { CODE, codeText, FLAG } from './codes.ts';
import { readersFrom } from './readers.ts';
import { MAX_NAME_BYTES, MAX_READERS, pcscProblem, type PcscState } from './state.ts';

/** Longest wait of one call, in milliseconds; the watcher learns at least so often that all is well. */
export const WAIT_MS = 500;
/** Rest before a service that does not run is asked again, in milliseconds. */
export const RETRY_MS = 500;
/** Rest after an answer, in milliseconds: a reader that flaps must not keep a core busy. */
export const SETTLE_MS = 20;
/** The entry that stands for "a reader was plugged in" (winscard and pcsc-lite). */
export const NEW_READER = String.raw`\\?PnP?\Notification`;

export interface Step {
  readonly state: PcscState;
  /** How long to rest before the next step, in milliseconds. */
  readonly restMs: number;
}

export interface Poll {
  /** Looks once, waiting at most {@link WAIT_MS} for a change. */
  step(): Step;
}

/**
 * The conversation with the PC/SC service. Whatever the service answers, the next step begins with
 * a clean slate where it has to: nothing needs a restart. `notifies`: whether the service knows
 * {@link NEW_READER}; Apple's does not.
 */
export function createPoll(pcsc: Pcsc, notifies: boolean): Poll {
  let context: number | undefined;
  /** What is known of each reader, by name. */
  let known = new Map<string, ReaderAnswer>();

  function broken(code: number): Step {
    if (context !== undefined) pcsc.release(context);
    context = undefined;
    known = new Map();
    return { state: pcscProblem(codeText(code)), restMs: RETRY_MS };
  }
  function seen(restMs: number): Step {
    return { state: { available: true, readers: readersFrom([...known.values()]) }, restMs };
  }

  return {
    step() {
      if (context === undefined) {
        const established = pcsc.establish();
        if (established.code !== CODE.success) return broken(established.code);
        context = established.context;
      }
      const list = pcsc.listReaders(context);
      if (list.code !== CODE.success && list.code !== CODE.noReaders) return broken(list.code);
      const names = list.code === CODE.noReaders ? [] : list.names.filter(isUsable);
      const readers = names
        .slice(0, MAX_READERS)
        .map((name) => ({ name, known: (known.get(name)?.event ?? FLAG.unaware) & ~FLAG.changed }));
      // Its upper half is the number of readers that the caller knows.
      const fresh = { name: NEW_READER, known: readers.length << 16 };
      const asked = notifies ? [...readers, fresh] : readers;
      if (asked.length === 0) {
        known = new Map();
        return seen(WAIT_MS);
      }
      const { code, answers } = pcsc.statusChange(context, WAIT_MS, asked);
      if (code === CODE.unknownReader || code === CODE.readerUnavailable) {
        // One was unplugged between the two calls: the next list is without it.
        return seen(SETTLE_MS);
      }
      if (code !== CODE.success && code !== CODE.timeout) return broken(code);
      known = new Map(answers.slice(0, readers.length).map((answer) => [answer.name, answer]));
      return seen(SETTLE_MS);
    },
  };
}

function isUsable(name: string): boolean {
  return name.length > 0 && name.length <= MAX_NAME_BYTES && name !== NEW_READER;
}
