import { expect, test } from 'vitest';
import { isPrivateKey } from '../../crypto/private-key.ts';
import { isPoint } from '../../crypto/sm2-curve.ts';
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
