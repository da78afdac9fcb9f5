import { expect, test, vi } from 'vitest';
import { makeFaultSwitch } from './fault-switch.ts';

test('the switch starts without faults and keeps what it is told', () => {
  const faults = makeFaultSwitch();
  expect(faults.current()).toEqual({ mode: 'none', latencyMs: 0 });
  faults.set({ mode: 'garbage', latencyMs: 7 });
  expect(faults.current()).toEqual({ mode: 'garbage', latencyMs: 7 });
});

test('only going down is announced', () => {
  const faults = makeFaultSwitch();
  const down = vi.fn();
  faults.onDown(down);
  faults.set({ mode: 'error-500', latencyMs: 0 });
  expect(down).not.toHaveBeenCalled();
  faults.set({ mode: 'down', latencyMs: 0 });
  expect(down).toHaveBeenCalledOnce();
});
