import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from './clock.node.ts';
import { manualClock } from './clock.ts';

test('timers run in the order in which they fall due, each at its own time', () => {
  const clock = manualClock(1_000);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`b@${clock.now()}`));
  clock.after(10, () => {
    seen.push(`a@${clock.now()}`);
    clock.after(5, () => seen.push(`nested@${clock.now()}`));
  });
  clock.after(20, () => seen.push(`c@${clock.now()}`));
  clock.advance(20);
  expect(seen).toEqual(['a@1010', 'nested@1015', 'b@1020', 'c@1020']);
  expect(clock.now()).toBe(1_020);
});

test('a cancelled timer never runs', () => {
  const clock = manualClock();
  let ran = false;
  const cancel = clock.after(10, () => {
    ran = true;
  });
  cancel();
  cancel();
  clock.advance(100);
  expect(ran).toBe(false);
  expect(clock.pending()).toBe(0);
});

test('setting the clock on the wall moves no timer and no duration', () => {
  const clock = manualClock(1_000);
  const seen: number[] = [];
  clock.after(10, () => seen.push(clock.now()));
  clock.set(-900);
  expect([clock.now(), clock.elapsed(), seen]).toEqual([100, 0, []]);
  clock.advance(10);
  expect([clock.now(), clock.elapsed(), seen]).toEqual([110, 10, [110]]);
});

test('the machine counts what has passed, not what its clock was set to', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 5_000 });
  try {
    const before = systemClock.elapsed();
    vi.setSystemTime(1_000);
    expect(systemClock.now()).toBe(1_000);
    expect(Number.isInteger(before)).toBe(true);
    expect(systemClock.elapsed()).toBeGreaterThanOrEqual(before);
    expect(systemClock.elapsed() - before).toBeLessThan(1_000);
  } finally {
    vi.useRealTimers();
  }
});

test('a wait that is longer than a timer of the machine takes is as long as it was asked for', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const dayMs = 86_400_000;
    let [ran, cancelled] = [0, 0];
    systemClock.after(60 * dayMs, () => ran++);
    const cancel = systemClock.after(60 * dayMs, () => cancelled++);
    vi.advanceTimersByTime(60 * dayMs - 1);
    expect([ran, vi.getTimerCount()]).toEqual([0, 2]);
    cancel();
    vi.advanceTimersByTime(1);
    expect([ran, cancelled, vi.getTimerCount()]).toEqual([1, 0, 0]);
  } finally {
    vi.useRealTimers();
  }
});

test('no timer of the machine is told a time that it does not take', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue(undefined);
  onTestFinished(() => warned.mockRestore());
  const cancel = systemClock.after(2 ** 40, () => {});
  cancel();
  expect(warned).not.toHaveBeenCalled();
  systemClock.after(Infinity, () => {})();
  expect(warned).not.toHaveBeenCalled();
});
