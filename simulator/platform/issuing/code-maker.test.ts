import { expect, test } from 'vitest';
import { parseCode } from '../../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../../govcode/profiles.ts';
import { CODE_SYSTEMS } from '../../data/code-systems.ts';
import { asShown, damaged, localSkewMs, makeCode, profileOf } from './code-maker.ts';

const NOW = Date.UTC(2026, 6, 1, 4);
const PAIRS = CODE_SYSTEMS.flatMap(({ codeSystemId, profiles }) =>
  profiles.map((profile) => [profile, codeSystemId] as const),
);
const order = (codeSystemId: string) => ({
  ...{ codeSystemId, citizenId: 'zhang', issuedAt: NOW, expiresAt: NOW + 120_000 },
});
const read = (text: string, now = NOW) => parseCode(text, SIMULATED_PROFILES, { now });

test.each(PAIRS)('a terminal reads a %s code of %s and finds its way back', (profile, id) => {
  const code = makeCode(profile, order(id))!;
  expect(read(asShown(profile, code))).toMatchObject({
    value: { profileId: profile, codeSystemId: id, content: code },
  });
  expect(profileOf(code)).toBe(profile);
});

test.each(PAIRS)('a damaged %s code of %s is found out by its check character', (profile, id) => {
  const code = makeCode(profile, order(id))!;
  const spoiled = damaged(profile, code);
  expect([...spoiled].sort()).toEqual([...code].sort());
  expect(read(asShown(profile, spoiled))).toMatchObject({ error: { code: 'CODE_CHECK' } });
  expect(profileOf(spoiled)).toBeUndefined();
});

test('the address around a city code holds its end, which the terminal reads by itself', () => {
  const shown = asShown('CITY-U1', makeCode('CITY-U1', order('1390100'))!);
  const end = NOW + 120_000 + localSkewMs('CITY-U1');
  expect(read(shown, end - 1).ok).toBe(true);
  expect(read(shown, end)).toMatchObject({ error: { code: 'CODE_EXPIRED' } });
});

test('who has no such code shows none', () => {
  expect(makeCode('CITY-D1', order('2000333'))).toBeUndefined();
  expect(makeCode('CERT-36904', { ...order('0000000'), citizenId: 'nobody' })).toBeUndefined();
  expect(makeCode('OTHER', order('1390000'))).toBeUndefined();
});
