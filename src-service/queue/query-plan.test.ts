import { expect, test } from 'vitest';
import type { Db } from '../store/database.ts';
import { queueBench } from './queue-bench.test-support.ts';
import { prepareStatements } from './statements.ts';
import { prepareView } from './view.ts';

interface Prepared {
  readonly source: string;
}

/** How SQLite would go about it. */
function planOf(db: Db, { source }: Prepared): string[] {
  const nothing = Array.from(source.matchAll(/\?/g), () => null);
  const steps = db.prepare<null[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`);
  return steps.all(...nothing).map(({ detail }) => detail);
}

test('nothing that is asked while a backlog waits walks through the table', () => {
  const { db } = queueBench();
  const all: Record<string, Prepared> = { ...prepareStatements(db), ...prepareView(db) };
  const walks = Object.entries(all).filter(([, statement]) =>
    planOf(db, statement).some((step) => /^SCAN queue(?! USING)/.test(step)),
  );
  // It reads a few rows from the end of the table.
  expect(walks.map(([name]) => name)).toEqual(['newest']);
  const bySort = Object.entries(all).filter(([, statement]) =>
    planOf(db, statement).some((step) => step.includes('TEMP B-TREE')),
  );
  expect(bySort.map(([name]) => name)).toEqual(['ending']);
});
