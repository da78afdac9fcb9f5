import { expect, test, vi } from 'vitest';
import type { OfdThread } from './ofd-thread.ts';
import { createSpareThread } from './spare-thread.ts';

function bench() {
  const made: { warmed: number; ended: number }[] = [];
  const threads: OfdThread[] = [];
  const spares = createSpareThread(() => {
    const state = { warmed: 0, ended: 0 };
    made.push(state);
    const call = (name: string): Promise<null> => {
      if (name === 'warm') state.warmed++;
      return Promise.resolve(null);
    };
    const peer = { call, close: () => {} } as unknown as OfdThread['peer'];
    const thread = { peer, end: () => state.ended++ };
    threads.push(thread);
    return thread;
  });
  return { spares, made, threads };
}

test('without anybody who asked for it, nothing stands ready', () => {
  const { spares, made } = bench();
  spares.take();
  expect(made).toEqual([{ warmed: 0, ended: 0 }]);
});

test('one that is kept is made ready once, taken once, and followed by the next', () => {
  vi.useFakeTimers();
  try {
    const { spares, made, threads } = bench();
    const end = spares.keep();
    expect(made).toEqual([{ warmed: 1, ended: 0 }]);
    expect(spares.take()).toBe(threads[0]);
    expect(made).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    expect(made).toHaveLength(2);
    end();
    expect(made.map(({ ended }) => ended)).toEqual([0, 1]);
    vi.advanceTimersByTime(60_000);
    expect(made).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('two that keep have one between them, until both have ended', () => {
  const { spares, made } = bench();
  const [one, other] = [spares.keep(), spares.keep()];
  one();
  expect(made).toEqual([{ warmed: 1, ended: 0 }]);
  other();
  expect(made).toEqual([{ warmed: 1, ended: 1 }]);
});
