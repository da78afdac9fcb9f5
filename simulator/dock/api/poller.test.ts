import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RequestFailure } from './http.ts';
import { createPoller } from './poller.ts';

type Answer = Result<{ n: number }, RequestFailure>;
const GONE: Answer = err({ kind: 'unreachable' });

/** A poller whose answers the test gives by hand, in any order. */
function bench() {
  const clock = manualClock();
  const waiting: ((answer: Answer) => void)[] = [];
  const poller = createPoller(() => new Promise<Answer>((give) => waiting.push(give)), clock, 700);
  let changes = 0;
  const cancel = poller.subscribe(() => changes++);
  return {
    clock,
    poller,
    waiting,
    cancel,
    changes: () => changes,
    answer: async (index: number, answer: Answer) => {
      waiting[index]!(answer);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

test('reads at once, then again one interval after each answer', async () => {
  const { clock, poller, waiting, answer } = bench();
  expect(poller.snapshot()).toEqual({ value: undefined, failure: undefined });
  poller.start();
  poller.start();
  clock.advance(5000);
  expect(waiting).toHaveLength(1);
  await answer(0, ok({ n: 1 }));
  expect(poller.snapshot()).toEqual({ value: { n: 1 }, failure: undefined });
  clock.advance(699);
  expect(waiting).toHaveLength(1);
  clock.advance(1);
  expect(waiting).toHaveLength(2);
});

test('keeps the last value through failures and recovers', async () => {
  const { clock, poller, answer, changes } = bench();
  poller.start();
  await answer(0, ok({ n: 1 }));
  clock.advance(700);
  await answer(1, GONE);
  expect(poller.snapshot()).toEqual({ value: { n: 1 }, failure: { kind: 'unreachable' } });
  clock.advance(700);
  await answer(2, ok({ n: 1 }));
  expect(poller.snapshot()).toEqual({ value: { n: 1 }, failure: undefined });
  expect(changes()).toBe(3);
});

test('the same answer again changes nothing', async () => {
  const { clock, poller, answer, changes } = bench();
  poller.start();
  await answer(0, ok({ n: 1 }));
  const before = poller.snapshot();
  clock.advance(700);
  await answer(1, ok({ n: 1 }));
  expect(poller.snapshot()).toBe(before);
  expect(changes()).toBe(1);
});

test('a refresh reads at once, settles with its answer, and outdates the reading under way', async () => {
  const { clock, poller, waiting, answer } = bench();
  poller.start();
  let settled = false;
  const refreshed = poller.refresh().then(() => (settled = true));
  expect(waiting).toHaveLength(2);
  await answer(0, ok({ n: 1 }));
  expect(poller.snapshot().value).toBeUndefined();
  expect(settled).toBe(false);
  await answer(1, ok({ n: 2 }));
  await refreshed;
  expect(poller.snapshot().value).toEqual({ n: 2 });
  clock.advance(700);
  expect(waiting).toHaveLength(3);
  expect(clock.pending()).toBe(0);
});

test('once stopped, it neither reads nor believes a late answer', async () => {
  const { clock, poller, waiting, answer } = bench();
  poller.start();
  poller.stop();
  await answer(0, ok({ n: 1 }));
  await poller.refresh();
  clock.advance(5000);
  expect(waiting).toHaveLength(1);
  expect(poller.snapshot().value).toBeUndefined();
  poller.start();
  expect(waiting).toHaveLength(2);
});

test('a listener that has gone hears nothing', async () => {
  const { poller, answer, changes, cancel } = bench();
  cancel();
  poller.start();
  await answer(0, ok({ n: 1 }));
  expect(changes()).toBe(0);
});
