import { describe, expect, it } from 'vitest';
import { createDrawRun, DRAW_LIMITS, type DrawLimits, type DrawRun } from './draw-run.ts';

function started(limits: Partial<DrawLimits> = {}): {
  readonly run: DrawRun;
  readonly signal: { aborted: boolean };
  readonly pass: (ms: number) => void;
  readonly pauses: () => number;
} {
  let [now, pauses] = [0, 0];
  const signal = { aborted: false };
  const run = createDrawRun({
    signal,
    limits: { ...DRAW_LIMITS, ...limits },
    elapsed: () => now,
    pause: () => {
      pauses++;
      // Others take their turn, which is not this drawing's time.
      now += 1_000;
      return Promise.resolve();
    },
  });
  return {
    run,
    signal,
    pass: (ms) => {
      now += ms;
    },
    pauses: () => pauses,
  };
}

describe('a run', () => {
  it('ends when its operations are spent, and stays so', () => {
    const { run } = started({ operations: 10 });
    expect([run.spend(10), run.spend(1), run.spend(0)]).toEqual([true, false, false]);
    expect(run.isSpent).toBe(true);
  });

  it('lets others have their turn every few milliseconds, and does not count theirs', async () => {
    const { run, pass, pauses } = started({ timeMs: 100 });
    for (let step = 0; step < 10; step++) {
      pass(9);
      expect(await run.breathe()).toBe(true);
    }
    expect(pauses()).toBe(5);
    pass(20);
    expect(await run.breathe()).toBe(false);
    expect(run.isSpent).toBe(true);
  });

  it('ends when nobody wants it any more', async () => {
    const { run, signal } = started();
    signal.aborted = true;
    expect(await run.breathe()).toBe(false);
    expect([run.isCancelled, run.isSpent]).toEqual([true, false]);
    expect(await run.waitFor(() => Promise.resolve(1))).toBeUndefined();
  });

  it('gives pictures a time of their own', async () => {
    const { run, pass } = started({ timeMs: 100 });
    const load = (ms: number) => (): Promise<string> => {
      pass(ms);
      return Promise.resolve('picture');
    };
    expect(await run.waitFor(load(90))).toBe('picture');
    expect(await run.breathe()).toBe(true);
    expect(await run.waitFor(load(20))).toBe('picture');
    expect(run.isSpent).toBe(true);
    expect(await run.waitFor(load(1))).toBeUndefined();
  });

  it('bounds the sheets in between, those open at once and all of them', () => {
    const { run } = started({ helperPixels: 100, openPixels: 60 });
    expect([run.spendPixels(50), run.spendPixels(20)]).toEqual([true, false]);
    run.returnPixels(50);
    expect([run.spendPixels(50), run.spendPixels(1)]).toEqual([true, false]);
    expect(run.isSpent).toBe(false);
  });
});
