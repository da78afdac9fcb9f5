import { mod3736CheckCharacter } from '../../govcode/mod37-36.ts';
import { randomText } from './random-text.ts';

/**
 * The assumed code profile ASC-A1 (`govcode/profiles/asc-a1.json`), written a second time from the
 * issuer's side, so that terminal and platform check each other.
 */
const VERSION = '01';
/** Channel type: the citizen's app. */
export const CHANNEL_APP = '01';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Shortest token: 24 characters of 36 hold 124 bits. */
const TOKEN_LENGTH = 24;

/** The code that an app shows for this token; without one for a new random token. */
export function makeServiceCode(
  codeSystemId: string,
  token = randomText(ALPHABET, TOKEN_LENGTH),
): string {
  const body = `${VERSION}${codeSystemId}${CHANNEL_APP}${token}`;
  return body + (mod3736CheckCharacter(body) ?? '');
}
