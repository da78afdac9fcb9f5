import { expect, test } from 'vitest';
import type { SessionView } from '../../../contract/session.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import { CITIZENS } from '../../../simulator/data/citizens.ts';
import { exposure } from './exposure.ts';

const FAILED = { kind: 'failed', code: 'SIGN_INVALID' } as const;
const QUIET = { logged: [], secrets: ['THE-CODE-THAT-WAS-SHOWN'] };
const snapshot = (session: object): Snapshot =>
  ({ session: session as SessionView }) as unknown as Snapshot;
const ENDED = snapshot({ state: 'failed', failure: { code: 'SIGN_INVALID' } });
const SUBJECT = { via: 'code', nameMasked: '张*岚' };

test('a failure that says nothing exposes nothing', () => {
  expect(exposure(FAILED, [ENDED], QUIET)).toBeUndefined();
});

test('a masked person on the screen is too much', () => {
  const consent = snapshot({ state: 'consent', subject: SUBJECT });
  expect(exposure(FAILED, [ENDED, consent], QUIET)).toBe('shown: a person in consent');
});

test.each([
  ['file', { kind: 'file-failed', code: 'CERT_DIGEST' }],
  ['file that is waited for', { kind: 'file-waits' }],
  ['list', { kind: 'empty' }],
] as const)('but not where only the %s was spoiled', (_what, outcome) => {
  const list = snapshot({ state: 'certificates', subject: SUBJECT });
  expect(exposure(outcome, [list], QUIET)).toBeUndefined();
});

test.each([
  ['told: a name', CITIZENS[0]!.name],
  ['told: an ID number', CITIZENS[0]!.idNo],
  ['told: a code or token', QUIET.secrets[0]!],
])('%s, in a log or in a snapshot', (problem, secret) => {
  expect(exposure(FAILED, [ENDED], { ...QUIET, logged: [`{"detail":"${secret}"}`] })).toBe(problem);
  const told = snapshot({ state: 'failed', failure: { detail: secret } });
  expect(exposure({ kind: 'shown' }, [told], QUIET)).toBe(problem);
});
