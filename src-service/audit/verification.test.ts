import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent } from '../session/events.ts';
import { reduce } from '../session/machine.ts';
import type { Session } from '../session/model.ts';
import { CARD, CODE, FULL, RULES, SCAN, TOKEN, VERIFIED } from '../session/test-data.ts';
import { verificationOf } from './verification.ts';

const SUBJECTS = {
  ofCode: (codeSystemId: string, subjectRef: string) => `${codeSystemId} ${subjectRef}`,
  ofCard: (idNo: string) => `card ${idNo.length}`,
};
const NOW = 1_000_000;
const WHO = { codeSystemId: '1390000', subject: '1390000 subject-reference' };
const HEAD = { event: 'verification', session: 'new', item: 'I' };
const WHY = failure('CODE_USED');

/** What is written of the last of these events. */
function written(change: Partial<typeof RULES>, ...events: SessionEvent[]) {
  const rules = { ...RULES, ...change };
  let session: Session = { state: 'idle' };
  let entry: ReturnType<typeof verificationOf>;
  for (const event of events) {
    const after: Session = reduce(session, event, rules, { now: NOW, newId: () => 'new' }).session;
    entry = verificationOf(session, event, after, { item: 'I', subjects: SUBJECTS });
    session = after;
  }
  return entry;
}
const id = 'new';
const scan: SessionEvent = { kind: 'code', input: CODE };
const card: SessionEvent = { kind: 'card', input: CARD };
const verified = { kind: 'verified', id, verified: VERIFIED } as const;
const wayFailed: SessionEvent = { kind: 'way-failed', id, failure: WHY };
const row = { rowId: 'r1', queuedAt: NOW, expiresAt: NOW + 60_000, nextTryAt: NOW };
const queued: SessionEvent = { kind: 'queued', id, row };
const showCode: SessionEvent = { kind: 'show-code' };

test.each<[string, SessionEvent[], object]>([
  ['a code', [scan, verified], { via: 'code', ...WHO, level: 3 }],
  ['a card', [card, verified], { via: 'id-card', ...WHO, level: 3 }],
  [
    'a phone',
    [showCode, { kind: 'scan-confirmed', id, verified: VERIFIED, token: TOKEN }],
    { via: 'scan-session', ...WHO, level: 3 },
  ],
  [
    'a saved code',
    [scan, queued, { kind: 'queue-done', rowId: 'r1', verified: VERIFIED }],
    { via: 'code', ...WHO, level: 3 },
  ],
  [
    'a used code',
    [scan, wayFailed],
    { via: 'code', codeSystemId: '1390000', failure: 'CODE_USED' },
  ],
  [
    'a card that was refused',
    [card, wayFailed],
    { via: 'id-card', subject: 'card 18', failure: 'CODE_USED' },
  ],
  [
    'a phone that never came',
    [showCode, { kind: 'scan-opened', id, ...SCAN }, { kind: 'deadline' }],
    { via: 'scan-session', failure: 'SCAN_SESSION_EXPIRED' },
  ],
  [
    'a saved code that was refused',
    [scan, queued, { kind: 'queue-failed', rowId: 'r1', failure: WHY }],
    { via: 'code', failure: 'CODE_USED' },
  ],
])('%s', (_what, events, entry) => {
  expect(written({}, ...events)).toEqual({ ...HEAD, ...entry });
});

test('a card beside a code, of the same person and of another one', () => {
  const beside: SessionEvent[] = [scan, verified, card];
  const joined: SessionEvent = { kind: 'joined', id, card: CARD, verified: FULL };
  const other: SessionEvent = {
    ...{ kind: 'join-failed', id, card: CARD, failure: failure('PERSON_MISMATCH') },
  };
  const counter = { mode: 'counter' } as const;
  expect(written(counter, ...beside, joined)).toMatchObject({ via: 'id-card', level: 3 });
  expect(written(counter, ...beside, other)).toEqual({
    ...{ ...HEAD, ...WHO, via: 'id-card', failure: 'PERSON_MISMATCH' },
  });
});

test('a level that is not enough is no success', () => {
  const nothingMore = { ...RULES.abilities, cardReader: false };
  const entry = written({ minLevel: 5, abilities: nothingMore }, scan, verified);
  expect(entry).toMatchObject({ via: 'code', ...WHO, failure: 'LEVEL_TOO_LOW' });
  expect(entry).not.toHaveProperty('level');
});

test.each<[string, SessionEvent[]]>([
  ['a scan alone', [scan]],
  ['a step on the way', [scan, { kind: 'step', id, step: 'verify' }]],
  ['what is saved for later', [scan, queued]],
  ['consent', [scan, verified, { kind: 'agree', id }]],
  ['an answer to a session that is over', [scan, { ...verified, id: 'other' }]],
  ['a token that was refused', [scan, verified, { kind: 'agree', id }, wayFailed]],
])('%s is no verification', (_what, events) => {
  expect(written({}, ...events)).toBeUndefined();
});
