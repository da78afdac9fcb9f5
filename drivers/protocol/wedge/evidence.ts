import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { isModifier, isText, type Key } from './key.ts';

/** What a gap that is longer than `maxGapMs` weighs against the shorter ones, which weigh 1 each. */
const SLOW_WEIGHT = 2;
/** More than a hand comes to that rolls three keys; a key that acts behind so many is a machine's. */
const MANY = 3;

/**
 * What speaks for a machine so far:
 * - `nothing`: each key may be of a hand
 * - `a pair`: two keys at once, as hands roll them too (“th”)
 * - `a run`: three keys at once, which a hand does seldom
 */
export type Suspicion = 'nothing' | 'a pair' | 'a run';

/** Weighs the gaps between keys while they come. */
export interface Evidence {
  /** The gap is since the press before it; none before the first. */
  press(key: Key, gapMs?: number): void;
  suspicion(): Suspicion;
  /** No hand can have typed this. Never becomes false again. */
  isMachine(): boolean;
}

/**
 * One late key says nothing: a scanner behind a busy USB bus has gaps of twice what it should, a hand that
 * rolls two keys has gaps of a scanner. So each short gap counts for a machine and each long one twice
 * against it, and `minChars` keys in an even beat are enough. Beside that it is a machine whose end key,
 * or any key that acts, follows a character at once.
 */
export function createEvidence({ maxGapMs, minChars, endKeys }: WedgeProtocol): Evidence {
  const ends: readonly string[] = endKeys;
  let weight = 0;
  let run = 0;
  let longestRun = 0;
  let isSure = false;
  // Of the run alone:
  let characters = 0;
  let acts = 0;
  let hasEnd = false;

  function weigh(gapMs: number): void {
    if (gapMs <= maxGapMs) {
      weight += 1;
      run += 1;
      longestRun = Math.max(longestRun, run);
    } else {
      weight = Math.max(0, weight - SLOW_WEIGHT);
      [run, characters, acts, hasEnd] = [0, 0, 0, false];
    }
  }

  return {
    press(key, gapMs) {
      const isAct = !isModifier(key) && !isText(key);
      isSure ||= isAct && weight >= MANY;
      if (gapMs !== undefined) weigh(gapMs);
      if (isAct) acts += 1;
      else if (isText(key)) characters += 1;
      // Enter acts on every page, whatever closes the symbols of this scanner.
      hasEnd ||= key.key === 'Enter' || ends.includes(key.key);
      const isTogether = characters + acts >= 2 && (hasEnd || (characters > 0 && acts > 0));
      isSure ||= isTogether || weight >= minChars - 1;
    },
    suspicion() {
      if (longestRun >= 2) return 'a run';
      return run > 0 ? 'a pair' : 'nothing';
    },
    isMachine: () => isSure,
  };
}
