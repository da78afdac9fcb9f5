import { expect, test } from 'vitest';
import type { PackageFiles } from '../builder/write-package.ts';
import { NO_TRUST } from './chain.ts';
import { DOCUMENT, judge, sealOf, signed, STRANGER, trust } from './signed-samples.test-support.ts';

const ALL = Object.keys(DOCUMENT).sort();
const sorted = (files: ReadonlySet<string>): string[] => [...files].sort();

test('what a right seal covers, and a trusted one answers for', () => {
  const { covered, vouched } = judge(signed());
  expect(sorted(covered)).toEqual(ALL);
  expect(sorted(vouched)).toEqual(ALL);
});

test('what it leaves out is not covered', () => {
  const { state, vouched } = judge(signed({ isCovered: (path) => path !== 'OFD.xml' }));
  expect(state).toBe('VALID_PARTIAL');
  expect(sorted(vouched)).toEqual(ALL.filter((path) => path !== 'OFD.xml'));
});

test('a seal of nobody who is believed covers, and answers for nothing', () => {
  const { covered, vouched } = judge(signed(), NO_TRUST);
  expect(sorted(covered)).toEqual(ALL);
  expect(vouched.size).toBe(0);
});

test.each<[string, PackageFiles]>([
  ['is not as it was sealed', { ...signed(), 'Doc_0/PublicRes.xml': Uint8Array.of(60) }],
  ['was sealed by somebody else', signed({ signer: STRANGER }, { seal: sealOf() })],
  ['is not sealed', DOCUMENT],
])('nothing is covered of a file that %s', (_what, files) => {
  const { covered, vouched } = judge(files, trust());
  expect([covered.size, vouched.size]).toEqual([0, 0]);
});
