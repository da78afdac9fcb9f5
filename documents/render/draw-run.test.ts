import { describe, expect, it } from 'vitest';
import { createDrawRun, DRAW_LIMITS, type DrawLimits, type DrawRun } from './draw-run.ts';
import { createPixelRoom } from './pixel-room.ts';

function started(limits: Partial<DrawLimits> = {}): {
  readonly run: DrawRun;
  readonly signal: { aborted: boolean };
  readonly pass: (ms: number) => void;
  readonly pauses: () => number;
} {
  let [now, pauses] = [0, 0];
  const signal = { aborted: false };
  const all = { ...DRAW_LIMITS, ...limits };
  const run = createDrawRun({
    signal,
    limits: all,
    room: createPixelRoom(all.openPixels),
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

  it('has one time for drawing and pictures', async () => {
    const { run, pass } = started({ timeMs: 100 });
    const load = (ms: number) => (): Promise<string> => {
      pass(ms);
      return Promise.resolve('picture');
    };
    pass(60);
    expect(await run.breathe()).toBe(true);
    expect(await run.waitFor(load(50))).toBe('picture');
    expect([run.isOver, run.isSpent, run.isShort]).toEqual([true, true, true]);
    expect(await run.waitFor(load(1))).toBeUndefined();
  });

  it('does not count what belongs to the program', async () => {
    const { run, pass } = started({ timeMs: 100 });
    pass(90);
    await run.aside(() => {
      pass(5_000);
      return Promise.resolve();
    });
    expect(run.isOver).toBe(false);
    pass(11);
    expect(run.isOver).toBe(true);
  });

  it('is over for whoever looks between two turns of others', () => {
    const { run, pass, signal } = started({ timeMs: 100 });
    pass(100);
    expect(run.isOver).toBe(false);
    pass(1);
    expect([run.isOver, run.isSpent]).toEqual([true, true]);
    const other = started();
    other.signal.aborted = true;
    expect([other.run.isOver, other.run.isSpent, signal.aborted]).toEqual([true, false, false]);
  });

  it('bounds pixels, those that are there at once and all of them', () => {
    const { run } = started({ pixels: 100, openPixels: 60 });
    expect([run.spendPixels(50), run.spendPixels(20)]).toEqual([true, false]);
    run.returnPixels(50);
    expect([run.spendPixels(50), run.spendPixels(1)]).toEqual([true, false]);
    expect([run.isSpent, run.isShort]).toEqual([false, true]);
  });
});
