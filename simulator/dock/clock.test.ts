import { expect, test, vi } from 'vitest';
import { browserClock } from './clock.ts';

test('the browser’s clock tells the time and cancels timers', () => {
  vi.useFakeTimers({ now: 1000 });
  vi.stubGlobal('window', globalThis);
  const ran: string[] = [];
  browserClock.after(50, () => ran.push('kept'));
  const cancel = browserClock.after(50, () => ran.push('cancelled'));
  cancel();
  cancel();
  vi.advanceTimersByTime(49);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['kept']);
  expect(browserClock.now()).toBe(1050);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
