import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { type Burst, type BurstOutcome, createBurst } from './burst.ts';
import type { Suspicion } from './evidence.ts';
import { isTakenByInputMethod, isText, type Key, keyId } from './key.ts';

/** Silence after which a burst is over, in milliseconds. */
export const DECIDE_MS = 100;
/** Presses, releases and repetitions that are held before a burst is open. */
const HELD_CAP = 256;
/** Keys that are down at the same time; more than any keyboard reports. */
const SWALLOWED_CAP = 128;

export type WedgeOutcome<K extends Key> =
  /** A hand it was: give these to the page now, in this order. */
  { readonly kind: 'replay'; readonly keys: readonly K[] } | BurstOutcome;

export interface WedgeStep<K extends Key> {
  /** To be carried out before the key itself passes. */
  readonly outcomes: readonly WedgeOutcome<K>[];
  /** `hold`: the page must not see the key (now). */
  readonly verdict: 'pass' | 'hold';
}

/** Tells a keyboard wedge (键盘口扫码器) from a hand. Times are milliseconds of one steady clock. */
export interface Wedge<K extends Key> {
  key(key: K, at: number): WedgeStep<K>;
  /** Time has passed. To be called at {@link Wedge.deadline} at the latest. */
  tick(at: number): WedgeOutcome<K>[];
  /** When something falls due; undefined while nothing is held and no burst is open. */
  deadline(): number | undefined;
  /** The window is no longer in front: what was held is forgotten. */
  reset(): void;
}

/** Longest time that a key of a hand may be held, in milliseconds. */
export function holdLimitMs(settings: WedgeProtocol): number {
  return holdMs(settings, 'a run');
}

/**
 * How long a key may be held, in milliseconds, for what speaks for a machine: a key of a hand, 39 with
 * `maxGapMs` 30; two that roll, until a third would have come; three at once, until it is clear.
 */
export function holdMs({ minChars, maxGapMs }: WedgeProtocol, suspicion: Suspicion): number {
  return maxGapMs * { nothing: 1.3, 'a pair': 2, 'a run': minChars }[suspicion];
}

/**
 * Every key is held for a moment in which another one may show that a machine types. Then the keys
 * of a hand are given back, and the keys of a machine never reach the page: not the text, not the
 * end key, and not what a hostile code carries besides (“BadBarcode”). One burst is one symbol at
 * most; what comes behind its end key is swallowed until there is silence.
 *
 * A gap may be 2.5 times `maxGapMs` before it ends what may become a burst: a character that was given
 * back because the next one came late still is of the symbol. Once a burst is open, it may be longer:
 * a late end key must not act.
 *
 * A single key cannot be told from a hand; the end key that the scanner adds makes it two.
 */
export function createWedge<K extends Key>(settings: WedgeProtocol): Wedge<K> {
  const looseGapMs = 2.5 * settings.maxGapMs;
  const silenceMs = Math.max(DECIDE_MS, looseGapMs);
  /** Keys of an open burst whose release the page must not see either. */
  const swallowed = new Set<string>();
  let held: { readonly key: K; readonly at: number }[] = [];
  let burst: Burst | undefined;
  let isOpen = false;
  let isTold = false;
  let lastAt = 0;

  function forget(): void {
    held = [];
    burst = undefined;
    isOpen = false;
    isTold = false;
  }

  /** The burst is over, or was none. */
  function settle(): WedgeOutcome<K>[] {
    const outcomes: WedgeOutcome<K>[] = [];
    if (!isOpen && held.length > 0) outcomes.push(giveBack(held.length));
    if (isOpen && !isTold && burst) outcomes.push(burst.finish(false));
    forget();
    return outcomes;
  }

  function giveBack(count: number): WedgeOutcome<K> {
    return { kind: 'replay', keys: held.splice(0, count).map(({ key }) => key) };
  }

  /** What time has brought to its end; `isPast` says whether it has come to a moment. */
  function lapse(isPast: (due: number) => boolean): WedgeOutcome<K>[] {
    if (!burst) return [];
    if (isPast(lastAt + (isOpen ? silenceMs : looseGapMs))) return settle();
    const limitMs = holdMs(settings, burst.suspicion());
    // A release goes with the press before it.
    const kept = held.findIndex(({ key, at }) => key.type === 'keyDown' && !isPast(at + limitMs));
    const due = held.slice(0, kept === -1 ? held.length : kept);
    if (due.length === 0) return [];
    // A key that acted is no beginning of a symbol.
    if (!due.every(({ key }) => isText(key) || key.key === 'Shift')) return settle();
    return [giveBack(due.length)];
  }

  function swallow(key: K): void {
    if (swallowed.size >= SWALLOWED_CAP) swallowed.clear();
    swallowed.add(keyId(key));
  }

  /** The held keys are a machine's; releases of keys that the page knows to be down are not. */
  function open(): WedgeOutcome<K>[] {
    isOpen = true;
    const owed: K[] = [];
    for (const { key } of held) {
      if (key.type === 'keyDown') swallow(key);
      else if (!swallowed.delete(keyId(key))) owed.push(key);
    }
    held = [];
    return owed.length > 0 ? [{ kind: 'replay', keys: owed }] : [];
  }

  function press(key: K, at: number): WedgeOutcome<K>[] {
    swallowed.delete(keyId(key));
    const gapMs = at - lastAt;
    lastAt = at;
    burst ??= createBurst(settings);
    const isEnd = burst.isEndedBy(key);
    if (!isTold) burst.press(key, gapMs);
    if (isOpen) swallow(key);
    else held.push({ key, at });
    const outcomes = !isOpen && burst.isMachine() ? open() : [];
    if (isEnd && isOpen && !isTold) {
      isTold = true;
      outcomes.push(burst.finish(true));
    }
    return outcomes;
  }

  /** A release, or the repetition of a key that is held down: no sign of a machine. */
  function follow(key: K, at: number): WedgeStep<K> {
    const isRelease = key.type === 'keyUp';
    const id = keyId(key);
    if (isRelease && !isTold) burst?.release(key);
    if (swallowed.has(id)) {
      if (isRelease) swallowed.delete(id);
      return { outcomes: [], verdict: 'hold' };
    }
    if (isOpen) return { outcomes: [], verdict: isRelease ? 'pass' : 'hold' };
    if (held.length === 0) return { outcomes: [], verdict: 'pass' };
    held.push({ key, at });
    return { outcomes: held.length >= HELD_CAP ? open() : [], verdict: 'hold' };
  }

  return {
    key(key, time) {
      const at = Math.max(time, lastAt);
      const before = lapse((due) => at > due);
      if (isTakenByInputMethod(key)) {
        if (isOpen) return { outcomes: before, verdict: 'hold' };
        return { outcomes: [...before, ...settle()], verdict: 'pass' };
      }
      if (key.type === 'keyDown' && !key.isAutoRepeat) {
        return { outcomes: [...before, ...press(key, at)], verdict: 'hold' };
      }
      const { outcomes, verdict } = follow(key, at);
      return { outcomes: [...before, ...outcomes], verdict };
    },
    tick: (at) => lapse((due) => at >= due),
    deadline() {
      if (!burst) return undefined;
      if (isOpen) return lastAt + silenceMs;
      const oldest = held[0]?.at ?? Infinity;
      return Math.min(oldest + holdMs(settings, burst.suspicion()), lastAt + looseGapMs);
    },
    reset() {
      forget();
      swallowed.clear();
    },
  };
}
