import { createHmac, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * A hash under a key that is drawn now, stays in memory and never leaves it: it tells whether two
 * things of a person are the same, nothing of what was hashed can be read from it or found by trying,
 * and it means nothing anywhere else.
 */
export type KeyedHash = (...parts: readonly (string | Uint8Array)[]) => string;

export function createKeyedHash(): KeyedHash {
  const key = randomBytes(KEY_BYTES);
  return (...parts) => {
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('base64');
  };
}
