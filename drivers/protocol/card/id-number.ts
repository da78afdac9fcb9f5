const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/**
 * Check character (校验码) of the first 17 digits of a citizen identity number: ISO 7064 MOD 11-2,
 * GB 11643-1999.
 */
export function idCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS.charAt(sum % 11);
}

/**
 * Whether a text is a citizen identity number (公民身份号码): 6 digits region, 8 digits birth, 3
 * digits order, check character. The first digit is 1 to 8.
 */
export function isIdNumber(text: string): boolean {
  return /^[1-8]/.test(text) && isPersonNumber(text);
}

/** The same for residents of Hong Kong, Macau and Taiwan: "region" 810000, 820000 or 830000. */
export function isHkMoTwNumber(text: string): boolean {
  return /^8[123]0000/.test(text) && isPersonNumber(text);
}

/**
 * The number of a foreign permanent resident since 2023: 9, two digits province, three digits
 * country, and from the birth on the same as a citizen's.
 */
export function isForeignNumber(text: string): boolean {
  return text.startsWith('9') && isPersonNumber(text);
}

/** The birth in a number of 18 characters, YYYYMMDD. */
export function birthInNumber(text: string): string {
  return text.slice(6, 14);
}

function isPersonNumber(text: string): boolean {
  return (
    /^\d{17}[\dX]$/.test(text) &&
    isDate(birthInNumber(text)) &&
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
