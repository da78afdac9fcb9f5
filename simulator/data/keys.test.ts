import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { isPrivateKey } from '../../crypto/private-key.ts';
import { isPoint } from '../../crypto/sm2-curve.ts';
import { ENROLMENT_CODE } from '../platform/hub/enrol.ts';
import { CODE_SYSTEMS } from './code-systems.ts';
import { HUB, HUB_SIGN_KEY, privateKeysOf } from './keys.ts';

const PARTIES = [HUB, ...CODE_SYSTEMS.map(({ codeSystemId }) => codeSystemId)];

test('every party has two keys of its own', () => {
  const keys = PARTIES.flatMap((party) => {
    const { sign, encrypt } = privateKeysOf(party);
    return [sign, encrypt];
  });
  expect(keys.every((key) => isPrivateKey(key))).toBe(true);
  expect(new Set(keys).size).toBe(2 * PARTIES.length);
});

test('the keys are the same in every run', () => {
  expect(privateKeysOf(HUB)).toEqual(privateKeysOf(HUB));
  expect(isPoint(HUB_SIGN_KEY)).toBe(true);
});

test('the terminal in simulated mode knows the hub by its key, and its enrolment code', () => {
  const file = new URL('../liangma.simulated.toml', import.meta.url);
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
    platform: { hubKeys: [HUB_SIGN_KEY], enrolmentCode: ENROLMENT_CODE },
  });
});
