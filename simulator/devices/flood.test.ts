import { expect, test } from 'vitest';
import { createFlood } from './flood.ts';

function bytesOf(bursts: readonly { bytes: Uint8Array }[]): number[] {
  return bursts.flatMap(({ bytes }) => [...bytes]);
}

test('no flood, nothing to wait for', () => {
  const flood = createFlood({ seed: 1, floodBytesPerS: 0 }, 0);
  expect(flood.wakeAt()).toBeUndefined();
  expect(flood.take(10_000)).toEqual([]);
});

test.each([1, 50, 333, 2_000])('%i bytes a second are so many', (floodBytesPerS) => {
  const flood = createFlood({ seed: 1, floodBytesPerS }, 500);
  const came = [1_000, 1_500, 2_000, 2_500].flatMap((now) => bytesOf(flood.take(now)));
  expect(Math.abs(came.length - 2 * floodBytesPerS)).toBeLessThanOrEqual(1);
});

test('the same garbage comes however often one looks', () => {
  const plan = { seed: 3, floodBytesPerS: 500 };
  const [often, seldom] = [createFlood(plan, 0), createFlood(plan, 0)];
  const single: number[] = [];
  for (let now = 0; now <= 800; now += 7) single.push(...bytesOf(often.take(now)));
  single.push(...bytesOf(often.take(800)));
  expect(single).toEqual(bytesOf(seldom.take(800)));
});

test('after a long sleep only the last second is made up for', () => {
  const flood = createFlood({ seed: 1, floodBytesPerS: 1_000 }, 0);
  expect(bytesOf(flood.take(3_600_000)).length).toBeLessThanOrEqual(1_020);
});
