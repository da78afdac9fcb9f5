import { expect, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { ok } from '../../contract/result.ts';
import { beginTry, TRY_MS, type TryAnswer } from './one-try.ts';

/** A try whose answer comes when the test says so. */
function stand() {
  const clock = manualClock();
  const { promise, resolve } = Promise.withResolvers<TryAnswer>();
  const signals: AbortSignal[] = [];
  const one = beginTry((signal) => {
    signals.push(signal);
    return promise;
  }, clock);
  const [signal] = signals;
  return { clock, one, resolve, signal: signal! };
}

/** An answer, and whether it was dropped. */
function answerOf() {
  const drop = vi.fn();
  return { answer: ok(Object.assign(() => {}, { drop })) satisfies TryAnswer, drop };
}

test('an answer in time is the outcome, and no timer is left', async () => {
  const { clock, one, resolve, signal } = stand();
  const { answer, drop } = answerOf();
  resolve(answer);
  expect(await one.outcome).toBe(answer);
  expect([clock.pending(), signal.aborted, drop.mock.calls]).toEqual([0, false, []]);
});

test('what never settles is given up and tried again; what comes later is dropped', async () => {
  const { clock, one, resolve, signal } = stand();
  clock.advance(TRY_MS - 1);
  expect(signal.aborted).toBe(false);
  clock.advance(1);
  expect(await one.outcome).toMatchObject({ error: { verdict: 'again', isOutage: true } });
  expect(signal.aborted).toBe(true);
  const { answer, drop } = answerOf();
  resolve(answer);
  await vi.waitFor(() => expect(drop).toHaveBeenCalledOnce());
});

test('given up, its room is free at once, and its answer is dropped', async () => {
  const { clock, one, resolve, signal } = stand();
  one.giveUp();
  expect(await one.outcome).toBe('given-up');
  expect([signal.aborted, clock.pending()]).toEqual([true, 0]);
  const { answer, drop } = answerOf();
  resolve(answer);
  await vi.waitFor(() => expect(drop).toHaveBeenCalledOnce());
});

test.each([
  [
    'at once',
    () => {
      throw new Error('bug');
    },
  ],
  ['later', () => Promise.reject(new Error('bug'))],
])('what throws %s ends the row', async (_when, attempt) => {
  const { outcome } = beginTry(attempt, manualClock());
  expect(await outcome).toMatchObject({ error: { verdict: 'final' } });
});
