import { expect, test } from 'vitest';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { canCompare, comparableCard } from './can-compare.ts';

const { session } = fixtureSnapshots(0).get('consent')!;

test('only where the service says so', () => {
  expect(canCompare({ state: 'idle' })).toBe(false);
  expect(canCompare(session)).toBe(false);
  if (session.state !== 'consent') throw new Error('another page');
  const withCard = { ...session, comparableCard: 'c' };
  expect([canCompare(withCard), comparableCard(withCard)]).toEqual([true, 'c']);
});
