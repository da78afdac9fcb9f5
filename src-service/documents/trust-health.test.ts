import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { TrustStatus } from './thread-messages.ts';
import { createTrustHealth, trustProblems } from './trust-health.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
const ANCHOR = {
  ...{ file: '/etc/trust/a.cer', name: '虚构电子认证' },
  ...{ notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS },
};
const LIST = {
  ...{ file: '/data/crls/a.crl', issuer: '虚构电子认证' },
  ...{ thisUpdate: NOW - DAY_MS, nextUpdate: NOW + DAY_MS, isUsable: true },
};
const RIGHT: TrustStatus = { anchors: [ANCHOR], lists: [LIST], unread: [], missing: [] };

test('nothing is told of a trust list that is as it should be', () => {
  const { nextUpdate, ...endless } = LIST;
  expect(nextUpdate).toBeGreaterThan(NOW);
  expect(trustProblems({ ...RIGHT, lists: [LIST, endless] }, NOW)).toEqual([]);
});

test('an older certificate stays for the seals of its time', () => {
  const older = { ...ANCHOR, notAfter: NOW - 1 };
  expect(trustProblems({ ...RIGHT, anchors: [older, ANCHOR] }, NOW)).toEqual([]);
});

test('a line of each kind, with the first name and how many more', () => {
  const lapsed = { ...ANCHOR, notAfter: NOW - 1 };
  const stale = { ...LIST, nextUpdate: NOW - 1 };
  const status: TrustStatus = {
    anchors: [lapsed, { ...ANCHOR, name: '新机构', notBefore: NOW + 1 }],
    lists: [stale, { ...LIST, isUsable: false }],
    unread: ['/etc/trust/b.cer'],
    missing: [{ place: '/etc/trust/gone', code: 'ENOENT' }],
  };
  expect(trustProblems(status, NOW)).toEqual([
    { key: 'trust-file-unreadable', detail: 'gone (ENOENT) +1' },
    { key: 'trust-anchor-expired', detail: '虚构电子认证 2026-05-31/2026-05-31 +1' },
    { key: 'crl-stale', detail: '虚构电子认证 2026-05-31' },
    { key: 'crl-unusable', detail: 'a.crl' },
  ]);
});

test('without anybody to believe', () => {
  expect(trustProblems({ ...RIGHT, anchors: [], lists: [] }, NOW)).toEqual([
    { key: 'trust-list-empty' },
  ]);
});

test('a line stands there since it was seen first, and anew when it comes back', () => {
  const clock = manualClock(NOW);
  let status: TrustStatus | undefined;
  const health = createTrustHealth(
    () => status,
    clock,
    () => clock.now(),
  );
  expect(health.diagnostics()).toEqual([]);
  status = { ...RIGHT, anchors: [] };
  const first = health.diagnostics();
  clock.advance(1_000);
  expect(health.diagnostics()).toEqual(first);
  status = RIGHT;
  expect(health.diagnostics()).toEqual([]);
  status = { ...RIGHT, anchors: [] };
  expect(health.diagnostics()).toEqual([{ key: 'trust-list-empty', since: NOW + 1_000 }]);
});
