import { moved } from '../counter/keyboard-map.ts';

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);

/**
 * Which of `count` rows an arrow key leads to from the row `here`, or from outside of the list
 * (−1); `undefined` where the key leads nowhere.
 */
export function stepOf(key: string, here: number, count: number): number | undefined {
  const step = STEPS.get(key);
  if (step === undefined || count === 0) return undefined;
  if (here < 0) return step > 0 ? 0 : count - 1;
  return moved(here, step, count);
}
