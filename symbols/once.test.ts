import { expect, it, vi } from 'vitest';
import { once, onceEach } from './once.ts';

it('makes one thing once, even where that is nothing', () => {
  const make = vi.fn((): string | undefined => undefined);
  const one = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([one(), one()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

it('makes one thing for each key', () => {
  const make = vi.fn((size: number) => new Uint8Array(size));
  const each = onceEach(make);
  expect(each(2)).toBe(each(2));
  expect(each(3)).not.toBe(each(2));
  expect(make.mock.calls).toEqual([[2], [3]]);
});
