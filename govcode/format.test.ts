import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { formatCode } from './format.ts';
import { SIMULATED_PROFILES } from './profiles.ts';

const [ascA1, cityD1, , certificate] = SIMULATED_PROFILES;

test('a published identifier comes out of its parts, whatever check character was given', () => {
  const segments = {
    typeCode: '11100000000013338W032',
    issuerCode: '11220000013544541J',
    serial: '2430599',
    version: '001',
    check: '0',
  };
  expect(unwrap(formatCode(certificate!, segments))).toBe(
    '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  );
});

test('a segment that is left out where it may be leaves its delimiter', () => {
  const segments = {
    version: 'C1',
    regionCode: '390100',
    attribute: '1',
    token: 'A1B2C3D4E5F6G7H8J9K0L1M2N3',
  };
  expect(unwrap(formatCode(cityD1!, segments))).toMatch(/N3::[0-9A-Z]$/);
  expect(unwrap(formatCode(cityD1!, { ...segments, extension: 'X7' }))).toMatch(/N3:X7:.$/);
});

test('segments that make no code say which one does not fit', () => {
  const good = { version: '01', codeSystemId: '1390000', channelType: '01', token: 'A'.repeat(26) };
  const detailOf = (more: object): string | undefined => {
    const made = formatCode(ascA1!, { ...good, ...more });
    return made.ok ? undefined : made.error.detail;
  };
  expect(detailOf({})).toBeUndefined();
  expect(detailOf({ codeSystemId: '1990000' })).toBe('codeSystemId: unknown region');
  expect(detailOf({ token: '政'.repeat(26) })).toBe('token: charset');
});

test('a segment that is too short is not filled up from its neighbour', () => {
  const segments = { version: 'C1', regionCode: '390100', attribute: '', token: '1'.repeat(27) };
  expect(formatCode(cityD1!, segments)).toEqual({
    ok: false,
    error: { code: 'CODE_FORMAT', detail: 'attribute: length' },
  });
});
