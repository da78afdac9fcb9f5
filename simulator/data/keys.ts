import { isPrivateKey, type PrivateKey, type PrivateKeys } from '../../crypto/private-key.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { utf8 } from '../../crypto/utf8.ts';

/** Name of the hub as a party; code systems go by their identifiers. */
export const HUB = 'hub';

/**
 * The private keys of a simulated party. Worked out from its name, so that every run of the simulation has
 * the same ones: they protect nothing, and whoever trusts them trusts anybody.
 */
export function privateKeysOf(party: string): PrivateKeys {
  return { sign: keyOf(`${party} sign`), encrypt: keyOf(`${party} encrypt`) };
}

/** The key that a terminal in simulated mode knows the hub by. */
export const HUB_SIGN_KEY: string = publicKeyOf(privateKeysOf(HUB).sign);

function keyOf(label: string): PrivateKey {
  for (let attempt = 0; ; attempt += 1) {
    const key = sm3Hex(utf8(`liangma simulation ${label} ${attempt}`));
    if (isPrivateKey(key)) return key;
  }
}
