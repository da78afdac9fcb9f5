import { expect, test } from 'vitest';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { makeServiceCode } from './service-code.ts';

test.each(['0000000', '1390000', '2000333'])(
  'a code of %s keeps to the published profile',
  (id) => {
    const codes = Array.from({ length: 50 }, () => makeServiceCode(id));
    for (const code of codes) {
      const read = parseCode(code, SIMULATED_PROFILES, { now: 0 });
      expect(read).toMatchObject({
        value: {
          profileId: 'ASC-A1',
          codeSystemId: id,
          content: code,
          segments: { channelType: '01' },
        },
      });
    }
    expect(new Set(codes).size).toBe(codes.length);
  },
);

test('the same token makes the same code', () => {
  const token = 'A1'.repeat(12);
  expect(makeServiceCode('0000000', token)).toBe(makeServiceCode('0000000', token));
  expect(makeServiceCode('0000000', token)).toContain(token);
});
