import { expect, test } from 'vitest';
import { NOTICE_MS, noticeInForce } from './notices.ts';

const scan = { failure: { code: 'SESSION_TAKEN' }, at: 1_000 } as const;
const refusal = { failure: { code: 'STORE_FAILED' }, at: 2_000 } as const;

test('the youngest notice is shown', () => {
  expect(noticeInForce([scan, refusal], 2_500)).toBe(refusal);
  expect(noticeInForce([scan, undefined], 2_500)).toBe(scan);
});

test('a notice goes by itself', () => {
  expect(noticeInForce([scan], scan.at + NOTICE_MS - 1)).toBe(scan);
  expect(noticeInForce([scan], scan.at + NOTICE_MS)).toBeUndefined();
  expect(noticeInForce([], 0)).toBeUndefined();
});
