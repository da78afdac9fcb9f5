import { down, type TimedKey, up } from './wedge.test-support.ts';

/** Numbers that look like chance and are the same in every run, 0 ≤ x < 1 (a linear congruence). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Gives the gap before each key in turn, in milliseconds. */
export type Gaps = () => number;
type Chance = () => number;

function between(random: Chance, low: number, high: number): number {
  return low + random() * (high - low);
}

/** Bounded to what a jittery scanner was seen to do, in milliseconds. */
function bounded(ms: number): number {
  return Math.min(60, Math.max(1, ms));
}

/**
 * Assumed ways in which the gaps of a scanner vary. None is measured at a real one.
 * - `queued`: a report every 5 to 15 ms, fetched by a host that is late by some milliseconds and for
 *   one report in thirty by up to 45; what has waited comes at once
 * - `skewed`: log-normal gaps that know nothing of each other, median 10 ms, mean 12, 1 to 60
 * - `coarse`: the bus is asked every 8 ms, and each time one report in three is not there yet
 */
export const JITTERS: Readonly<Record<string, (random: Chance) => Gaps>> = {
  queued(random) {
    const period = between(random, 5, 15);
    let sent = 0;
    let came = 0;
    return () => {
      sent += period;
      const late = random() < 1 / 30 ? between(random, 20, 45) : -3 * Math.log(1 - random());
      const at = Math.max(came, sent + late);
      const gap = at - came;
      came = at;
      return Math.min(60, gap);
    };
  },
  skewed: (random) => () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return bounded(10 * Math.exp(0.6 * normal));
  },
  coarse: (random) => () => {
    let ms = 8;
    while (ms < 56 && random() < 1 / 3) ms += 8;
    return ms;
  },
};

/** A code as a scanner types it: each key let go before the next, Shift around capital letters. */
export function scan(text: string, endKey: string | undefined, gaps: Gaps): TimedKey[] {
  const keys: TimedKey[] = [];
  function tap(name: string): void {
    const gap = gaps();
    const dwell = Math.min(gap / 2, 4);
    const last = keys.at(-1);
    // The gap is from press to press: what the release took of it is taken off.
    const since = last?.key.type === 'keyUp' ? last.afterMs : 0;
    keys.push({ key: down(name), afterMs: Math.max(0, gap - since) });
    keys.push({ key: up(name), afterMs: dwell });
  }
  for (const char of text) {
    if (/[A-Z]/.test(char)) {
      keys.push({ key: down('Shift'), afterMs: keys.length === 0 ? 0 : gaps() });
      tap(char);
      keys.push({ key: up('Shift'), afterMs: 0 });
    } else tap(char);
  }
  if (endKey !== undefined) tap(endKey);
  return keys;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789 ,.';

/** A fast typist: 40 to 180 ms from key to key, three in ten of them rolled within 15 to 30 ms. */
export function typing(random: Chance, count: number): TimedKey[] {
  const presses: { readonly name: string; readonly at: number }[] = [];
  let at = 0;
  for (let hasRolled = true, last = ''; presses.length < count;) {
    const isRoll: boolean = !hasRolled && random() < 0.3;
    hasRolled = isRoll;
    at += isRoll ? between(random, 15, 30) : between(random, 40, 180);
    let name = last;
    while (name === last) name = LETTERS[Math.floor(random() * LETTERS.length)] ?? ' ';
    last = name;
    presses.push({ name, at });
  }
  const events = presses.flatMap(({ name, at: press }, index) => {
    // Let go before the same key comes again, mostly behind the next one.
    const again = presses.slice(index + 1).find((other) => other.name === name)?.at ?? Infinity;
    const release = Math.min(press + between(random, 40, 120), again - 1);
    return [
      { key: down(name), at: press },
      { key: up(name), at: release },
    ];
  });
  events.sort((one, other) => one.at - other.at);
  return events.map(({ key, at: time }, index) => ({
    key,
    afterMs: time - (events[index - 1]?.at ?? 0),
  }));
}
