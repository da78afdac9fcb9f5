import { expect, test } from 'vitest';
import { stateOf } from './certificate-state.ts';

test.each([
  [{ revoked: false, validTo: undefined }, '01'],
  [{ revoked: false, validTo: '2026-07-01' }, '01'],
  [{ revoked: false, validTo: '2026-06-30' }, '05'],
  [{ revoked: true, validTo: '2026-06-30' }, '07'],
])('a certificate that is %j has state %s', (certificate, state) => {
  expect(stateOf(certificate, '2026-07-01')).toBe(state);
});
