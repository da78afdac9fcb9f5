import { expect, test } from 'vitest';
import type { SavedScan } from '../queue/row.ts';
import { beginning } from './initial.ts';
import { RULES } from './test-data.ts';

const NOW = 1_000_000;
const COUNTER = { ...RULES, mode: 'counter' } as const;

function row(id: string, age: number, expiresAt = NOW + 60_000): SavedScan {
  const createdAt = NOW - age;
  const kind = 'deferred-verification';
  const destination = '1390000';
  return {
    id,
    kind,
    destination,
    state: 'pending',
    createdAt,
    expiresAt,
    nextTryAt: NOW,
    tries: 2,
  };
}
function begin(rows: readonly SavedScan[], interrupted = false, rules = RULES) {
  return beginning(rows, interrupted, rules, { now: NOW, newId: () => 'new' });
}

test('nothing saved, nothing cut off: idle', () => {
  expect(begin([])).toEqual({ session: { state: 'idle' }, toWithdraw: [] });
});

test('a session that was cut off is told', () => {
  expect(begin([], true).session).toMatchObject({
    state: 'failed',
    failure: { code: 'SERVICE_INTERRUPTED' },
    endsAt: NOW + RULES.limits.failure,
  });
});

test('a fresh saved scan is gone on with, older ones are withdrawn', () => {
  expect(begin([row('a', 20_000), row('b', 10_000)], true)).toMatchObject({
    session: { state: 'queued', rowId: 'b', tries: 2 },
    toWithdraw: ['a'],
  });
});

test('after a long power cut nobody finds the consent page of another', () => {
  const old = row('a', RULES.limits.view, NOW + 86_400_000);
  expect(begin([old])).toEqual({ session: { state: 'idle' }, toWithdraw: ['a'] });
});

test('the clerk decides at a counter', () => {
  const old = row('a', RULES.limits.view * 10, NOW + 86_400_000);
  expect(begin([old], false, COUNTER).session).toMatchObject({ state: 'queued', rowId: 'a' });
});

test('a code that has died is not gone on with', () => {
  expect(begin([row('a', 1_000, NOW)])).toEqual({ session: { state: 'idle' }, toWithdraw: ['a'] });
});
