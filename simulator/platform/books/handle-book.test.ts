import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { HANDLE_LIFETIME_MS, makeHandleBook } from './handle-book.ts';

const download = { identifier: 'i', requestId: 'r', citizenId: 'zhang' };

test('a handle works once', () => {
  const book = makeHandleBook(manualClock(0));
  const handle = book.open(download);
  expect(book.take(handle)).toEqual(download);
  expect(book.take(handle)).toBeUndefined();
  expect(book.take('guessed')).toBeUndefined();
});

test('a handle works for a minute', () => {
  const clock = manualClock(0);
  const book = makeHandleBook(clock);
  const [first, second] = [book.open(download), book.open(download)];
  clock.advance(HANDLE_LIFETIME_MS - 1);
  expect(book.take(first)).toEqual(download);
  clock.advance(1);
  expect(book.take(second)).toBeUndefined();
});
