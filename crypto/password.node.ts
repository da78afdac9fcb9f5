import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../contract/operators-file.node.ts';

/** 32 MiB and about a tenth of a second a try (RFC 7914 section 2). */
const COST = { n: 2 ** 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

function derive(
  password: string,
  salt: Buffer,
  { n, r, p }: Pick<PasswordHash, 'n' | 'r' | 'p'>,
): Promise<Buffer> {
  // The same letters may be composed in two ways; both are the same password (RFC 8265).
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r };
    scrypt(bytes, salt, HASH_BYTES, options, (error, hash) => {
      bytes.fill(0);
      if (error) reject(error);
      else resolve(hash);
    });
  });
}

/** What is kept of a password: no way leads back to it. Worked out beside the main path. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return {
    algorithm: 'scrypt',
    ...COST,
    salt: salt.toString('base64'),
    hash: hash.toString('base64'),
  };
}

/**
 * Whether it is the password.
 *
 * @param kept absent where nobody has this id: takes as long as a wrong password
 */
export async function isPassword(
  password: string,
  kept: PasswordHash | undefined,
): Promise<boolean> {
  const salt = kept ? Buffer.from(kept.salt, 'base64') : randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, kept ?? COST);
  const expected = kept ? Buffer.from(kept.hash, 'base64') : randomBytes(HASH_BYTES);
  const isSame = timingSafeEqual(hash, expected);
  return isSame && kept !== undefined;
}
