import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUEUE_KINDS, QUEUE_STATES } from '../../contract/queue.ts';
import type { QueueRow, QueueView } from '../../contract/queue.ts';
import { orderQueue } from './queue-order.ts';

function row(id: string, change: Partial<QueueRow> = {}): QueueRow {
  return {
    ...{ id, kind: 'outbox', state: 'pending', destination: 'A' },
    ...{ createdAt: 100, nextTryAt: 200, tries: 1 },
    ...change,
  };
}
function view(rows: QueueRow[], change: Partial<QueueView> = {}): QueueView {
  const count = (...states: string[]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  const waiting = count('pending', 'leased');
  return { waiting, dead: count('dead'), locked: 0, rows, ...change };
}
const ids = (rows: readonly QueueRow[]): string => rows.map(({ id }) => id).join(' ');

test('dead rows, the oldest first', () => {
  const rows = [
    row('b', { state: 'dead', createdAt: 2 }),
    row('a', { state: 'dead', createdAt: 1 }),
  ];
  expect(ids(orderQueue(view(rows)).dead)).toBe('a b');
});

test('what waits, by destination; who waits longest first, and in it what comes next', () => {
  const { waiting } = orderQueue(
    view([
      row('late', { nextTryAt: 900 }),
      row('soon', { nextTryAt: 300 }),
      row('now', { state: 'leased', nextTryAt: 950 }),
      row('other', { destination: 'B', createdAt: 50 }),
    ]),
  );
  expect(waiting.map(({ destination, oldestAt }) => [destination, oldestAt])).toEqual([
    ['B', 50],
    ['A', 100],
  ]);
  expect(ids(waiting[1]!.rows)).toBe('now soon late');
});

test('of what has ended, the last few', () => {
  const rows = Array.from({ length: 9 }, (_, at) =>
    row(`r${at}`, { state: at === 8 ? 'discarded' : 'done', endedAt: at }),
  );
  expect(ids(orderQueue(view(rows)).ended)).toBe('r8 r7 r6 r5 r4 r3');
});

test('rows that are counted and not listed are told', () => {
  const rows = [row('a'), row('b', { state: 'dead' }), row('c', { state: 'done' })];
  expect(orderQueue(view(rows)).unlisted).toBe(0);
  expect(orderQueue(view(rows, { waiting: 120, dead: 3 })).unlisted).toBe(121);
});

test('no row that needs anybody is ever left out', () => {
  const anyRow = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...QUEUE_KINDS),
    state: fc.constantFrom(...QUEUE_STATES),
    destination: fc.constantFrom('', 'A', 'B', 'constructor'),
    createdAt: fc.nat(),
    nextTryAt: fc.nat(),
    tries: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
      const { dead, waiting, unlisted } = orderQueue(view(rows));
      const shown = [...dead, ...waiting.flatMap((group) => group.rows)];
      const due = rows.filter(({ state }) => ['dead', 'pending', 'leased'].includes(state));
      expect(ids(shown).split(' ').sort()).toEqual(ids(due).split(' ').sort());
      expect(unlisted).toBe(0);
    }),
  );
});
