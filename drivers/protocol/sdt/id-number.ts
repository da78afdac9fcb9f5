const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** Check character (校验码) of the first 17 digits of a citizen identity number, GB 11643-1999. */
export function idCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS.charAt(sum % 11);
}

/**
 * Whether a text is a citizen identity number (公民身份号码): 6 digits region, 8 digits birth, 3
 * digits order, check character.
 */
export function isIdNumber(text: string): boolean {
  return (
    /^[1-8]\d{16}[\dX]$/.test(text) &&
    isDate(text.slice(6, 14)) &&
    idCheckCharacter(text) === text.charAt(17)
  );
}

/** Whether YYYYMMDD is a day of the Gregorian calendar from 1880 to 2199. */
export function isDate(text: string): boolean {
  if (!/^(18[89]|19\d|2[01]\d)\d{5}$/.test(text)) return false;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
