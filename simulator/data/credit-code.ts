import { mod31CheckCharacter } from '../../govcode/mod31.ts';

const ORGAN_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of an organisation code (组织机构代码, GB 11714) over its 8 characters. */
export function organCodeCheckCharacter(organCode: string): string {
  const sum = ORGAN_WEIGHTS.reduce(
    (total, weight, at) => total + weight * parseInt(organCode[at] ?? '0', 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Check character of a unified social credit code (GB 32100) over its first 17 characters. */
export function creditCodeCheckCharacter(body: string): string {
  return mod31CheckCharacter(body) ?? '';
}

/**
 * Unified social credit code (统一社会信用代码) from its parts: registering department and category
 * (2 characters), region (6 digits) and organisation code without its check character (8).
 */
export function creditCodeOf(category: string, regionCode: string, organCode: string): string {
  const body = `${category}${regionCode}${organCode}${organCodeCheckCharacter(organCode)}`;
  return body + creditCodeCheckCharacter(body);
}
