import { mod3736CheckCharacter } from '../../govcode/mod37-36.ts';

/** Root of every certificate identifier (证照标识, GB/T 36904). */
export const IDENTIFIER_ROOT = '1.2.156.3005.2';

/** The parts of an identifier between root and check character. */
export interface IdentifierParts {
  /** Credit code of the defining organ and 3 digits, 21 characters. */
  readonly typeCode: string;
  /** Credit code of the issuer. */
  readonly issuerCode: string;
  /** Digits and capital letters. */
  readonly serial: string;
  /** 3 digits. */
  readonly version: string;
}

/**
 * Joins the parts to a certificate identifier. The check character covers everything but the root
 * and the dots.
 *
 * @throws where a part holds another character than 0-9 A-Z: the data is wrong
 */
export function identifierOf({ typeCode, issuerCode, serial, version }: IdentifierParts): string {
  const parts = [typeCode, issuerCode, serial, version];
  const check = mod3736CheckCharacter(parts.join(''));
  if (check === undefined) throw new Error('an identifier part holds a character beyond 0-9 A-Z');
  return [IDENTIFIER_ROOT, ...parts, check].join('.');
}
