import { isDate } from './id-number.ts';

/** Whether the value of a field, without its padding, may be what the field is for. */
export type Rule = (value: string) => boolean;

/** Valid to (有效期截止日) of a card without end. */
export const NO_END = '长期';

/** Controls, marks of writing direction, line breaks, what has no glyph, what is no character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/u;

/**
 * Something to read: not empty, and every character can be seen, so that nothing on a screen reads
 * as something else. Characters of private use (PUA) may be: issuing offices have written rare
 * characters of names (生僻字) with them.
 */
export function isProse(value: string): boolean {
  return value.trim().length > 0 && !UNSEEN.test(value) && value.isWellFormed();
}

/**
 * Code of the sex (GB/T 2261.1). It is not held against the order digit of the number: numbers with
 * the other digit were given out, and the chip vouches for what stands there.
 */
export function isSex(value: string): value is '0' | '1' | '2' | '9' {
  return /^[0129]$/.test(value);
}

export function isEnd(value: string): boolean {
  return value === NO_END || isDate(value);
}

/** The rule, or nothing at all. */
export function orEmpty(rule: Rule): Rule {
  return (value) => value === '' || rule(value);
}

/** The days that every card has. */
interface CardDays {
  readonly birth: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Which day cannot be, since birth, begin and end of the validity follow one upon the other. */
export function misplacedDay(days: CardDays): 'validFrom' | 'validTo' | undefined {
  if (days.validFrom <= days.birth) return 'validFrom';
  return days.validTo === NO_END || days.validFrom < days.validTo ? undefined : 'validTo';
}
