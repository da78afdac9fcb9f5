import { randomBytes } from 'node:crypto';
import { makePrivateKeys, type PrivateKeys, type RandomBytes } from '../../crypto/private-key.ts';

export const random: RandomBytes = (length) => new Uint8Array(randomBytes(length));

/** Keys of the terminal under test, so that a test can look into what is sealed for it. */
export const TERMINAL_KEYS: PrivateKeys = makePrivateKeys(random);
