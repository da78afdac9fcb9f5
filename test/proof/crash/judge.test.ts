import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../contract/audit.ts';
import type { QueueRow } from '../../../contract/queue.ts';
import type { Effect } from '../../../simulator/control-api.ts';
import { type Evidence, judge } from './judge.ts';
import type { PromisedRow } from './ledger.ts';

const ROW = 'row-1';
const SAVED: QueueRow = {
  ...{ id: ROW, kind: 'deferred-verification', state: 'done', destination: '1390000' },
  ...{ createdAt: 10, expiresAt: 90, nextTryAt: 20, tries: 1, endedAt: 30 },
};
const PROMISED: PromisedRow = {
  ...{ id: ROW, kind: 'deferred-verification', isWithdrawn: false },
  content: { requestId: 'r-1', codeEndsAt: 80 },
};
const SESSION = 's-1';
const subject = '0'.repeat(64);
const common = { session: SESSION, item: 'I', subject };

function effect(kind: Effect['kind'], requestId: string, at = 50): Effect {
  return { at, kind, requestId, citizenId: 'zhang' };
}
function entry(event: AuditEvent, at = 40) {
  return { at, event };
}
const CONSENT: AuditEvent = {
  ...{ event: 'consent.given', ...common, codeSystemId: '1390000', scopes: [] },
};
const GOOD: Evidence = {
  ledger: {
    rows: new Map([[ROW, PROMISED]]),
    granted: new Set([SESSION]),
    shown: new Map([[SESSION, new Set(['c1'])]]),
  },
  rows: [SAVED],
  audit: [
    entry({ event: 'queue.saved', row: ROW, kind: 'deferred-verification' }, 10),
    entry({ event: 'queue.done', row: ROW, kind: 'deferred-verification' }, 30),
    entry(CONSENT),
    entry({ event: 'disclosure', ...common, typeCode: 'T' }, 60),
  ],
  effects: [effect('verified', 'r-1', 29), effect('consented', 'r-2'), effect('delivered', 'r-3')],
};
const kindsOf = (change: Partial<Evidence>): string[] =>
  judge({ ...GOOD, ...change }).map(({ kind }) => kind);
const row = (change: Partial<QueueRow>): Partial<Evidence> => ({ rows: [{ ...SAVED, ...change }] });
const without = (event: AuditEvent['event']): Partial<Evidence> => ({
  audit: GOOD.audit.filter((one) => one.event.event !== event),
});

test('what was kept as promised gives nothing to find', () => {
  expect(judge(GOOD)).toEqual([]);
});

describe('lost', () => {
  test.each<[string, Partial<Evidence>, string[]]>([
    ['a row that is gone', { rows: [] }, ['lost', 'unaudited']],
    ['a row done without its effect', { effects: GOOD.effects.slice(1) }, ['lost']],
    ['a row dead', row({ state: 'dead', lastFailure: 'CODE_USED' }), ['lost']],
    ['a row expired too early', row({ state: 'expired', endedAt: 79 }), ['lost']],
    ['a row that waits for ever', row({ state: 'leased' }), ['stuck']],
  ])('%s', (_, change, kinds) => {
    expect(kindsOf(change)).toEqual(expect.arrayContaining(kinds));
  });

  test('a download that is done was delivered before', () => {
    const done = { ...SAVED, kind: 'deferred-fetch', endedAt: 70 } as const;
    const promised = { ...PROMISED, kind: 'deferred-fetch', content: undefined } as const;
    const ledger = { ...GOOD.ledger, rows: new Map([[ROW, promised]]) };
    expect(kindsOf({ ledger, rows: [done] })).toEqual([]);
    expect(kindsOf({ ledger, rows: [{ ...done, endedAt: 49 }] })).toEqual(['lost']);
    expect(kindsOf({ ledger, rows: [done], effects: GOOD.effects.slice(0, 2) })).toEqual(['lost']);
  });

  test('not where its code had ended, or the citizen had left', () => {
    const audit = [
      ...GOOD.audit,
      entry({
        ...{ event: 'queue.expired', row: ROW, kind: 'deferred-verification' },
        failure: 'CODE_EXPIRED',
      }),
    ];
    const over = { ...row({ state: 'expired', endedAt: 80 }), audit };
    expect(kindsOf(over)).toEqual([]);
    const left = { ...PROMISED, isWithdrawn: true };
    const ledger = { ...GOOD.ledger, rows: new Map([[ROW, left]]) };
    expect(kindsOf({ ...row({ state: 'expired', endedAt: 50 }), audit, ledger })).toEqual([]);
  });
});

test('a download ends with its session, and is no promise beyond it', () => {
  const fetch = { ...PROMISED, kind: 'deferred-fetch' } as const;
  const ledger = { ...GOOD.ledger, rows: new Map([[ROW, fetch]]) };
  const expired = { ...SAVED, kind: 'deferred-fetch', state: 'expired', endedAt: 50 } as const;
  const lost = judge({ ...GOOD, ledger, rows: [expired] }).filter(({ kind }) => kind === 'lost');
  expect(lost).toEqual([]);
});

test('doubled: one request with two effects, whatever row it was', () => {
  expect(kindsOf({ effects: [...GOOD.effects, effect('consented', 'r-2', 55)] })).toContain(
    'doubled',
  );
  // To look twice at a list changes nothing.
  const lists = [effect('listed', 'r-9'), effect('listed', 'r-9')];
  expect(kindsOf({ effects: [...GOOD.effects, ...lists] })).toEqual([]);
});

describe('unaudited', () => {
  test.each<AuditEvent['event']>(['queue.saved', 'queue.done', 'consent.given', 'disclosure'])(
    '%s is missing',
    (event) => {
      expect(kindsOf(without(event))).toContain('unaudited');
    },
  );

  test('an entry that came after its effect', () => {
    const audit = GOOD.audit.map((one) =>
      one.event.event === 'consent.given' ? { ...one, at: 51 } : one,
    );
    expect(kindsOf({ audit })).toEqual(['unaudited']);
  });

  test('an entry whose row is not there', () => {
    const audit = [...GOOD.audit, entry({ event: 'queue.saved', row: 'row-2', kind: 'outbox' })];
    expect(kindsOf({ audit })).toEqual(['unaudited']);
  });
});
