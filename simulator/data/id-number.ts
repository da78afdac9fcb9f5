import { mod112CheckCharacter } from '../../govcode/mod11-2.ts';

/** Check digit of a citizen ID number (公民身份号码, GB 11643) over its first 17 digits. */
export function idNumberCheckDigit(body: string): string {
  return mod112CheckCharacter(body) ?? '';
}

/** True where `idNo` has 18 characters and its check digit fits. */
export function idNumberFits(idNo: string): boolean {
  return /^\d{17}[\dX]$/.test(idNo) && idNumberCheckDigit(idNo.slice(0, 17)) === idNo[17];
}
