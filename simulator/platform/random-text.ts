import { randomBytes, randomInt } from 'node:crypto';

const SECRET_BYTES = 24;

/** So many random characters of this alphabet. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A name that nobody can guess, 192 bits as 32 characters that need no escape in a URL. */
export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
