import { randomBytes, randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Shortest token of profile ASC-A1: 24 characters of 36 hold 124 bits. */
const TOKEN_LENGTH = 24;
const SECRET_BYTES = 24;

/** Token of a service code: random, 0-9 A-Z, at least 120 bits. */
export function randomCodeToken(): string {
  return Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(36)]).join('');
}

/** A name that nobody can guess, 192 bits as 32 characters that need no escape in a URL. */
export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
