import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterAnswer,
  afterOutage,
  afterSign,
  atTime,
  type Circuit,
  CIRCUIT_LIMITS,
  CLOSED,
  mayTry,
} from './circuit.ts';

const { firstMs, longestMs, askedMs, outages } = CIRCUIT_LIMITS;

function after(count: number, circuit: Circuit = CLOSED): Circuit {
  let at = circuit;
  for (let n = 0; n < count; n++) at = afterOutage(at, 1_000, 1);
  return at;
}
const OPEN = after(outages);

test('it opens after a few outages in a row, and one answer between forgets them', () => {
  expect(after(outages - 1)).toEqual({ state: 'closed', outages: outages - 1 });
  expect(OPEN).toEqual({ state: 'open', until: 1_000 + firstMs, times: 1, isAsked: false });
  expect(afterAnswer()).toEqual(CLOSED);
});

test('open, nothing goes out until its time; then one finds out', () => {
  expect([mayTry(OPEN, 0), atTime(OPEN, 999 + firstMs)]).toEqual([false, OPEN]);
  const half = atTime(OPEN, 1_000 + firstMs);
  expect(half.state).toBe('half-open');
  expect([mayTry(half, 0), mayTry(half, 1)]).toEqual([true, false]);
  expect([mayTry(CLOSED, 0), mayTry(CLOSED, 9)]).toEqual([true, true]);
});

test('the one that finds nobody doubles the time, up to the longest', () => {
  let circuit: Circuit = OPEN;
  const waits: number[] = [];
  for (let n = 0; n < 5; n++) {
    circuit = afterOutage(atTime(circuit, Infinity), 0, 1);
    waits.push(circuit.state === 'open' ? circuit.until : -1);
  }
  expect(waits).toEqual([4_000, 8_000, longestMs, longestMs, longestMs]);
});

test('requests that were under way when it opened do not open it for longer', () => {
  expect(afterOutage(OPEN, 1_500, 1)).toBe(OPEN);
});

describe('asked to wait (Retry-After)', () => {
  test('it opens at once and for so long, but not for ever', () => {
    expect(afterOutage(CLOSED, 1_000, 1, 7_000)).toMatchObject({ until: 8_000, isAsked: true });
    expect(afterOutage(CLOSED, 0, 1, askedMs * 9)).toMatchObject({ until: askedMs });
    expect(afterOutage(OPEN, 1_000, 1, 7_000)).toMatchObject({ until: 8_000, times: 2 });
  });
  test('a sign that it is back shortens an outage, never what was asked for', () => {
    expect(afterSign(OPEN).state).toBe('half-open');
    const asked = afterOutage(CLOSED, 1_000, 1, 7_000);
    expect(afterSign(asked)).toBe(asked);
    expect(afterSign(CLOSED)).toBe(CLOSED);
  });
});

test('whatever happens, it is open for a time within the limits and lets one through after it', () => {
  const step = fc.record({
    outage: fc.boolean(),
    waitMs: fc.nat(100_000),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    asked: fc.option(fc.integer({ min: -5, max: 10_000_000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let now = 0;
      let circuit: Circuit = CLOSED;
      for (const { outage, waitMs, random, asked } of steps) {
        now += waitMs;
        circuit = atTime(circuit, now);
        circuit = outage ? afterOutage(circuit, now, random, asked) : afterAnswer();
        if (circuit.state !== 'open') continue;
        expect(circuit.until - now).toBeLessThanOrEqual(askedMs);
        expect(mayTry(atTime(circuit, circuit.until), 0)).toBe(true);
      }
    }),
  );
});
