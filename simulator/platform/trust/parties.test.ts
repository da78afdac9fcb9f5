import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { HUB, HUB_SIGN_KEY } from '../../data/keys.ts';
import { partyOf } from './parties.ts';

test('a party signs with the key that it is known by', async () => {
  const hub = partyOf(HUB);
  expect(hub.keys.sign).toBe(HUB_SIGN_KEY);
  const message = Uint8Array.of(1, 2, 3);
  const signature = unwrap(await hub.crypto.sign(message));
  const other = partyOf('1390000');
  expect(await other.crypto.verify(message, signature, HUB_SIGN_KEY)).toBe(true);
  expect(await other.crypto.verify(message, signature, other.keys.sign)).toBe(false);
});
