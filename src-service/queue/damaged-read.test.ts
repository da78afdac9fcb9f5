import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { createStoreReader } from './store-reader.ts';
import { EVERYTHING, queueBench, SCAN } from './queue-bench.test-support.ts';

test('reads that the file refuses say so and end nothing', () => {
  const { clock, db, problems, queue, view } = queueBench();
  const { id } = unwrap(queue.add(SCAN));
  const known = queue.destinations();
  db.exec('DROP TABLE queue');
  expect([view(), queue.destinations()]).toEqual([
    { waiting: 0, dead: 0, locked: 0, rows: [] },
    known,
  ]);
  expect([queue.find(id), queue.payload(id), queue.savedScans()]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  // It is looked for again soon; when it ends is known without the file.
  expect([queue.nextTryAt(known, 2), queue.nextExpiry()]).toEqual([clock.now(), SCAN.expiresAt]);
  queue.keysChanged();
  clock.advance(60_000);
  expect([queue.overdue(), queue.lease(EVERYTHING)]).toEqual([[], undefined]);
  expect(problems.at(-1)).toBe('SQLITE_ERROR');
});

test('a bug of ours is no damage', () => {
  const reading = createStoreReader(() => {});
  const bug = (): never => {
    throw new TypeError('bug');
  };
  expect(() => reading(bug, undefined)).toThrow('bug');
});
