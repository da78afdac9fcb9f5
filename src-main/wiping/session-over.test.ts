import { expect, test } from 'vitest';
import type { Snapshot } from '../../contract/snapshot.ts';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { isSessionOver } from './session-over.ts';

const AT = Date.UTC(2026, 10, 23, 1, 26);
const FIXTURES = fixtureSnapshots(AT);

function named(name: string, sessionId?: string): Snapshot {
  const snapshot = FIXTURES.get(name);
  if (!snapshot) throw new Error(`no fixture ${name}`);
  if (sessionId === undefined || !('sessionId' in snapshot.session)) return snapshot;
  return { ...snapshot, session: { ...snapshot.session, sessionId } };
}

const WITH_SOMEBODY = [...FIXTURES.entries()].flatMap(([name, { session }]) =>
  'sessionId' in session && session.state !== 'failed' ? [name] : [],
);

test('every state in which a person is served is among those that are tried', () => {
  const states = new Set(WITH_SOMEBODY.map((name) => named(name).session.state));
  expect([...states].sort()).toEqual(
    [
      ...['certificates', 'consent', 'evidence', 'queued', 'reading-card', 'scan-session'],
      'working',
    ].sort(),
  );
});

test.each(WITH_SOMEBODY)(
  '%s is over with a farewell, a failure, and when the service dies',
  (name) => {
    const before = named(name, 'a');
    for (const end of [named('idle'), named('ended'), named('failed-expired', 'a'), undefined]) {
      expect(isSessionOver(before, end)).toBe(true);
    }
  },
);

test.each(WITH_SOMEBODY)('%s is over when the next citizen’s session has begun', (name) => {
  expect(isSessionOver(named(name, 'a'), named('working', 'b'))).toBe(true);
});

test.each(WITH_SOMEBODY)('%s is not over while it goes on', (name) => {
  expect(isSessionOver(named(name, 'a'), named('consent', 'a'))).toBe(false);
});

test.each(['idle', 'ended', 'failed-expired'])('after %s nobody is left to be wiped', (name) => {
  for (const next of [named('idle'), named('working', 'b'), undefined]) {
    expect(isSessionOver(named(name), next)).toBe(false);
  }
  expect(isSessionOver(undefined, named(name))).toBe(false);
});
