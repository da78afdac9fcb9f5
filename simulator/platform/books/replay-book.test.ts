import { expect, test } from 'vitest';
import { makeReplayBook } from './replay-book.ts';

const key = { place: '0000000/verify', requestId: 'r1', content: 'body' };

test('a repeated request finds its answer', () => {
  const book = makeReplayBook<{ n: number }>();
  expect(book.find(key)).toBeUndefined();
  book.remember(key, { n: 1 });
  expect(book.find(key)).toEqual({ n: 1 });
});

test('the same requestId elsewhere is another request', () => {
  const book = makeReplayBook<{ n: number }>();
  book.remember(key, { n: 1 });
  expect(book.find({ ...key, place: '0000000/token' })).toBeUndefined();
});

test('the same requestId with another content is a conflict', () => {
  const book = makeReplayBook<{ n: number }>();
  book.remember(key, { n: 1 });
  expect(book.find({ ...key, content: 'other' })).toBe('conflict');
});
