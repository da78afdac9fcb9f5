import { mod3736CheckCharacter, mod3736Fits } from '../../govcode/mod37-36.ts';

/**
 * The assumed code profile ASC-A1 (`govcode/profiles/asc-a1.json`), written a second time from the
 * issuer's side, so that terminal and platform check each other.
 */
const VERSION = '01';
/** Channel type: the citizen's app. */
const CHANNEL_APP = '01';
const SHAPE = /^01([012]\d{6})(?:0[1-6]|99)([0-9A-Z]{24,40})[0-9A-Z]$/;
const TOKEN_START = VERSION.length + 7 + CHANNEL_APP.length;

/** The code that an app shows for this token. */
export function makeServiceCode(codeSystemId: string, token: string): string {
  const body = `${VERSION}${codeSystemId}${CHANNEL_APP}${token}`;
  return body + (mod3736CheckCharacter(body) ?? '');
}

/** Identifier of the code system that issued `text`, or `undefined` where it is no such code. */
export function codeSystemIdOf(text: string): string | undefined {
  const match = SHAPE.exec(text);
  return match && mod3736Fits(text) ? match[1] : undefined;
}

/** Swaps two neighbours in the token so that the check character no longer fits. */
export function damage(code: string): string {
  for (let at = TOKEN_START; at < code.length - 2; at += 1) {
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    if (swapped !== code && !mod3736Fits(swapped)) return swapped;
  }
  throw new Error('a token of one repeated character cannot be damaged by a swap');
}
