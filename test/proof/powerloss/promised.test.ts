import { expect, test } from 'vitest';
import { promisedBy } from './promised.ts';

test('the latest of every kind counts, rows and copies all', () => {
  const lines = ['SAVED a', 'SAVED b', 'ENDED a done', 'AUDIT 3', 'AUDIT 7', 'KEYS k1', 'KEYS k2'];
  const promised = promisedBy([...lines, 'OPERATORS 2', 'BACKUP one.db', 'PRUNING']);
  expect([...promised.rows]).toEqual([
    ['a', 'done'],
    ['b', undefined],
  ]);
  expect(promised).toMatchObject({
    ...{ audit: 7, keys: ['k1', 'k2'], operators: 2, backups: ['one.db'], isPruning: true },
  });
});

test('what is no promise is a mistake', () => {
  expect(() => promisedBy(['HELLO'])).toThrow('no promise');
});
