import { expect, test } from 'vitest';
import { offersPhoneScan } from './phone-scan.ts';
import { ROUTE } from './session/test-data.ts';

const WITH_SCAN = { ...ROUTE, scanSessionUrl: 'http://127.0.0.1:9/scan-session' };

test('a phone may scan where the home code system has a place for it', () => {
  expect(offersPhoneScan(WITH_SCAN)).toBe(true);
  expect(offersPhoneScan(ROUTE)).toBe(false);
});

test.each(['SUSPENDED', 'RETIRED'] as const)('and is not %s', (status) => {
  expect(offersPhoneScan({ ...WITH_SCAN, status })).toBe(false);
});

test('what nobody has told yet is found out by asking', () => {
  expect(offersPhoneScan(undefined)).toBe(true);
});
