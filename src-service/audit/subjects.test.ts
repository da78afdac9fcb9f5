import { expect, test } from 'vitest';
import { eventsOf, newSealer, newStore } from './audit.test-support.ts';
import { createSubjects } from './subjects.ts';
import { openChain } from './trail.ts';

const ID = '39010219491231002X';

function stand() {
  const { db, clock } = newStore();
  const trail = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined, onRow: () => {} },
  });
  return { db, make: (sealer = newSealer()) => createSubjects(db, sealer, trail) };
}

test('a person stays the same through restarts, and is another one at another terminal', () => {
  const sealer = newSealer();
  const { db, make } = stand();
  const first = make(sealer);
  const again = make(sealer);
  expect(first.ofCard(ID)).toMatch(/^[0-9a-f]{64}$/);
  expect(again.ofCard(ID)).toBe(first.ofCard(ID));
  expect(again.ofCode('1390000', 'ref')).toBe(first.ofCode('1390000', 'ref'));
  expect(first.ofCode('1390001', 'ref')).not.toBe(first.ofCode('1390000', 'ref'));
  expect(stand().make(sealer).ofCard(ID)).not.toBe(first.ofCard(ID));
  expect(eventsOf(db)).toEqual([]);
});

test('a salt that cannot be opened is replaced, and that is an entry', () => {
  const { db, make } = stand();
  const before = make().ofCard(ID);
  const sealer = newSealer();
  const after = make(sealer).ofCard(ID);
  expect(after).not.toBe(before);
  expect(eventsOf(db)).toEqual([{ event: 'audit.salt-renewed' }]);
  db.exec(`UPDATE fact SET value = x'00' WHERE name = 'audit.salt'`);
  expect(make(sealer).ofCard(ID)).not.toBe(after);
});

test('the salt lies sealed: nothing in the store gives a number away', () => {
  const { db, make } = stand();
  make().ofCard(ID);
  const values = db.prepare<[], Buffer>('SELECT value FROM fact').pluck().all().join();
  expect(values).toContain('payload');
  expect(values).not.toMatch(/[0-9a-f]{64}/);
});
