import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Seals a row's payload; the row's id is bound in, so that sealed bytes fit no other row. */
export interface Sealer {
  seal(rowId: string, payload: unknown): Buffer;
  /** The payload, or `undefined` where key, row or bytes are not those it was sealed with. */
  open(rowId: string, sealed: Buffer): unknown;
}

/**
 * AES-256-GCM with a random 96-bit nonce for each payload.
 *
 * @param key 32 bytes
 */
export function createSealer(key: Buffer): Sealer {
  if (key.length !== KEY_BYTES) throw new Error('a data key has 32 bytes');
  return {
    seal(rowId, payload) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      cipher.setAAD(Buffer.from(rowId));
      const body = Buffer.concat([cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(rowId, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(rowId));
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
        return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
