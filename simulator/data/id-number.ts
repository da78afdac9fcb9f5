const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Check digit of a citizen ID number (公民身份号码, GB 11643) over its first 17 digits. */
export function idNumberCheckDigit(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** True where `idNo` has 18 characters and its check digit fits. */
export function idNumberFits(idNo: string): boolean {
  return /^\d{17}[\dX]$/.test(idNo) && idNumberCheckDigit(idNo.slice(0, 17)) === idNo[17];
}
