import { expect, test } from 'vitest';
import { identifierOf } from './identifier.ts';

test.each([
  ['11100000000013338W032', '11220000013544541J', '2430599', '001', 'F'],
  ['11100000000013338W009', '11330105002500287C', '2025052201', '002', '0'],
])('a public identifier comes out of its parts', (typeCode, issuerCode, serial, version, check) => {
  expect(identifierOf({ typeCode, issuerCode, serial, version })).toBe(
    `1.2.156.3005.2.${typeCode}.${issuerCode}.${serial}.${version}.${check}`,
  );
});

test('a part outside the alphabet is a bug', () => {
  const parts = { typeCode: 'A', issuerCode: 'B', serial: 'c', version: '001' };
  expect(() => identifierOf(parts)).toThrow(/0-9 A-Z/);
});
