import { expect, test } from 'vitest';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { canOfferScan } from './phone-scan.ts';

const FREE = ['idle', 'ended', 'failed-expired', 'idle-no-device'];
const FIXTURES = fixtureSnapshots(0);

test.each(FREE)('%s: a phone may scan', (name) => {
  expect(canOfferScan(FIXTURES.get(name)!)).toBe(true);
});

test.each(['working', 'consent', 'certificates', 'queued', 'scan-pending', 'evidence-card'])(
  '%s: somebody else’s session goes first',
  (name) => {
    expect(canOfferScan(FIXTURES.get(name)!)).toBe(false);
  },
);

test('a code system that takes no part in it is not offered', () => {
  expect(canOfferScan({ ...FIXTURES.get('idle')!, phoneScan: false })).toBe(false);
});

test('without the platform there is no code to show', () => {
  expect(canOfferScan(FIXTURES.get('idle-offline')!)).toBe(false);
});
