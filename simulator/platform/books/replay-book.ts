import { createHash } from 'node:crypto';
import { cappedMap } from './capped-map.ts';

const REPLAY_CAP = 10_000;

/** A request as the replay book knows it again. */
export interface ReplayKey {
  /** Where it was sent: code system and operation. */
  readonly place: string;
  readonly requestId: string;
  /** Everything else that must be the same in a repetition. */
  readonly content: string;
}

/** Answers that had an effect, so that a repeated request gets the same one and has no second. */
export interface ReplayBook<T> {
  /** The remembered answer; `conflict` where the requestId stands for another request. */
  find(key: ReplayKey): T | 'conflict' | undefined;
  remember(key: ReplayKey, answer: T): void;
}

/** Makes an empty replay book. */
export function makeReplayBook<T extends object>(): ReplayBook<T> {
  const entries = cappedMap<{ readonly print: string; readonly answer: T }>(REPLAY_CAP);
  return {
    find(key) {
      const entry = entries.get(nameOf(key));
      if (!entry) return undefined;
      return entry.print === printOf(key) ? entry.answer : 'conflict';
    },
    remember: (key, answer) => entries.set(nameOf(key), { print: printOf(key), answer }),
  };
}

function nameOf({ place, requestId }: ReplayKey): string {
  return `${place} ${requestId}`;
}

function printOf({ content }: ReplayKey): string {
  return createHash('sha256').update(content).digest('hex');
}
