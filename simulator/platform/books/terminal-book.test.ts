import { expect, test } from 'vitest';
import { makeTerminalBook, type TerminalBook } from './terminal-book.ts';

const HALL = 'HALL-CODE';
const KEYS = { sign: 'sign-1', encrypt: 'encrypt-1' };
const OTHERS = { sign: 'sign-2', encrypt: 'encrypt-2' };

function enrolled(): TerminalBook {
  const book = makeTerminalBook(HALL);
  expect(book.enrol('K03', KEYS, HALL)).toBe(true);
  return book;
}

test('a terminal is known by the keys that it enrolled with', () => {
  const book = enrolled();
  expect([book.find('K03'), book.find('K04')]).toEqual([KEYS, undefined]);
  expect(book.enrol('K04', OTHERS, 'guessed')).toBe(false);
  expect(book.find('K04')).toBeUndefined();
});

test('the code of the hall is good once for every terminal', () => {
  const book = enrolled();
  expect(book.enrol('K04', OTHERS, HALL)).toBe(true);
  expect(book.enrol('K03', OTHERS, HALL)).toBe(false);
  expect(book.find('K03')).toEqual(KEYS);
});

test('the same again, with the same keys, comes to the same', () => {
  const book = enrolled();
  expect(book.enrol('K03', KEYS, HALL)).toBe(true);
  expect(book.enrol('K03', KEYS, 'guessed')).toBe(false);
  expect(book.enrol('K03', { ...KEYS, encrypt: 'encrypt-2' }, HALL)).toBe(false);
});

test('new keys take a fresh code, which is good once', () => {
  const book = enrolled();
  const fresh = book.issueCode();
  expect(book.enrol('K03', OTHERS, fresh)).toBe(true);
  expect(book.enrol('K03', OTHERS, fresh)).toBe(true);
  expect(book.enrol('K03', KEYS, fresh)).toBe(false);
  expect(book.enrol('K04', KEYS, fresh)).toBe(false);
  expect([book.find('K03'), book.find('K04')]).toEqual([OTHERS, undefined]);
  expect(book.issueCode()).not.toBe(fresh);
});
