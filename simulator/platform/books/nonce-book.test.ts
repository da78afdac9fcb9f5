import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { CLOCK_SKEW_MS, makeNonceBook } from './nonce-book.ts';

test('a nonce is good once for each terminal', () => {
  const book = makeNonceBook(manualClock(0));
  expect(book.use('K03', 'n1')).toBe(true);
  expect(book.use('K03', 'n1')).toBe(false);
  expect(book.use('K03', 'n2')).toBe(true);
  expect(book.use('K04', 'n1')).toBe(true);
});

test('a nonce is kept as long as its request could be in time', () => {
  const clock = manualClock(0);
  const book = makeNonceBook(clock);
  expect(book.use('K03', 'n1')).toBe(true);
  clock.advance(2 * CLOCK_SKEW_MS);
  expect(book.use('K03', 'n1')).toBe(false);
  clock.advance(1);
  expect(book.use('K03', 'n1')).toBe(true);
});
