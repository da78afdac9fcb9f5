import { expect, test } from 'vitest';
import { makeReceiptBook } from './receipt-book.ts';

test('each name is taken once, also after many others', () => {
  const book = makeReceiptBook();
  expect([book.take('a'), book.take('a'), book.take('b')]).toEqual([true, false, true]);
  for (let n = 0; n < 20_000; n += 1) book.take(`other ${n}`);
  expect(book.take('a')).toBe(false);
});
