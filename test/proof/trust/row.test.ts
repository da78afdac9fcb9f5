import { expect, test } from 'vitest';
import { outcomeText, problemOf, type Seen, type TrustRow } from './row.ts';

const ROW: TrustRow = {
  what: 'the signature is another one',
  between: () => ({}),
  expected: { kind: 'failed', code: 'SIGN_INVALID' },
  effects: ['verified'],
};
const SEEN: Seen = {
  outcome: { kind: 'failed', code: 'SIGN_INVALID' },
  effects: ['verified'],
  wasTampered: true,
  logged: ['REPLY_MISMATCH'],
  next: { kind: 'shown' },
};

test('a row that came as it should has no problem', () => {
  expect(problemOf(ROW, SEEN)).toBeUndefined();
});

test.each<[string, Partial<Seen>]>([
  ['nothing was tampered with', { wasTampered: false }],
  ['shown instead of failed SIGN_INVALID', { outcome: { kind: 'shown' } }],
  [
    'failed REPLY_MISMATCH instead of failed SIGN_INVALID',
    { outcome: { kind: 'failed', code: 'REPLY_MISMATCH' } },
  ],
  ['a name', { exposed: 'a name' }],
  ['the platform did: nothing; right would be: verified', { effects: [] }],
  [
    'the platform did: verified consented; right would be: verified',
    { effects: ['verified', 'consented'] },
  ],
  ['the next one: stuck', { next: { kind: 'stuck' } }],
])('says: %s', (problem, change) => {
  expect(problemOf(ROW, { ...SEEN, ...change })).toBe(problem);
});

test('what only the log can say has to stand there', () => {
  const quiet = { ...ROW, expected: { kind: 'shown' }, logged: 'ROUTE_TABLE_INVALID' } as const;
  const seen = { ...SEEN, outcome: { kind: 'shown' } } as const;
  expect(problemOf(quiet, seen)).toBe('the log is silent');
  expect(problemOf(quiet, { ...seen, logged: ['ROUTE_TABLE_INVALID'] })).toBeUndefined();
});

test('an outcome in words', () => {
  expect(outcomeText({ kind: 'shown' })).toBe('shown');
  expect(outcomeText({ kind: 'file-failed', code: 'CERT_DIGEST' })).toBe('file-failed CERT_DIGEST');
});
