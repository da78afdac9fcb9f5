import { expect, test } from 'vitest';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { canCompare } from './can-compare.ts';

const { session } = fixtureSnapshots(0).get('consent')!;

test('only where the service says so', () => {
  expect(canCompare({ state: 'idle' })).toBe(false);
  expect(canCompare(session)).toBe(false);
  expect(session.state === 'consent' && canCompare({ ...session, canCompare: true })).toBe(true);
});
