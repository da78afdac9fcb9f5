import { expect, test } from 'vitest';
import { exactAnswer } from './answer.ts';

test('an exact answer is whole at its last character, and none at the first other one', () => {
  const read = exactAnswer('@@@', { verdict: 'done' });
  expect([...'@@@'].map((letter) => read(letter.charCodeAt(0)))).toEqual([
    'more',
    'more',
    { verdict: 'done' },
  ]);
  const other = exactAnswer('!12;', { verdict: 'refused' });
  expect([...'!13'].map((letter) => other(letter.charCodeAt(0)))).toEqual(['more', 'more', 'no']);
});
