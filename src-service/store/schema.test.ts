import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS } from './migrations.ts';
import { missingSchema } from './schema.ts';

function made(steps: readonly string[], ...more: string[]) {
  const db = new Database(':memory:');
  for (const step of [...steps, ...more]) db.exec(step);
  return db;
}

test.each(MIGRATIONS.map((_, index) => index + 1))('nothing is missing after step %i', (count) => {
  const steps = MIGRATIONS.slice(0, count);
  expect(missingSchema(made(steps), steps)).toEqual([]);
});

test('what is missing or made otherwise is named; what is there besides is not', () => {
  const db = made(
    MIGRATIONS,
    'DROP TABLE audit',
    'DROP INDEX queue_held',
    'CREATE INDEX queue_held ON queue (state)',
    'CREATE TABLE note (text TEXT)',
  );
  expect(missingSchema(db, MIGRATIONS)).toEqual(['audit', 'queue_held']);
});
