import { expect, test } from 'vitest';
import type { SessionView } from '../../contract/session.ts';
import { isCodeWelcome, lookingNow } from './when-to-look.ts';

const of = (session: object): SessionView => session as SessionView;

test.each(['idle', 'failed', 'ended'])('before %s a code is welcome', (state) => {
  expect(isCodeWelcome(of({ state }))).toBe(true);
});

test.each(['reading-card', 'working', 'queued', 'scan-session', 'consent', 'certificates'])(
  'in %s nobody is looked at',
  (state) => {
    expect(isCodeWelcome(of({ state }))).toBe(false);
  },
);

test('where evidence is asked for, only if a code is', () => {
  expect(isCodeWelcome(of({ state: 'evidence', missing: ['CARD', 'CODE'] }))).toBe(true);
  expect(isCodeWelcome(of({ state: 'evidence', missing: ['CARD'] }))).toBe(false);
});

const NOW = { isWelcome: true, isHidden: false, quietMs: 0, restMs: 1_000 };

test.each([
  [{}, 'look'],
  [{ quietMs: 999 }, 'look'],
  [{ quietMs: 1_000 }, 'rest'],
  [{ quietMs: 1e9, restMs: 0 }, 'look'],
  [{ isHidden: true }, 'off'],
  [{ isWelcome: false }, 'off'],
  [{ isWelcome: false, quietMs: 1e9 }, 'off'],
] as const)('%j: %s', (change, looking) => {
  expect(lookingNow({ ...NOW, ...change })).toBe(looking);
});
