import { expect, test } from 'vitest';
import { makeTerminalBook } from './terminal-book.ts';

test('a terminal is known by its latest keys', () => {
  const book = makeTerminalBook();
  expect(book.find('K03')).toBeUndefined();
  book.enrol('K03', { sign: 'a', encrypt: 'b' });
  book.enrol('K03', { sign: 'c', encrypt: 'd' });
  expect(book.find('K03')).toEqual({ sign: 'c', encrypt: 'd' });
  expect(book.find('K04')).toBeUndefined();
});
