import { isDate } from './id-number.ts';

/** Whether the value of a field, without its padding, may be what the field is for. */
export type Rule = (value: string) => boolean;

/** Valid to (有效期截止日) of a card without end. */
export const NO_END = '长期';

/** Something to read: not empty, no control character, no character that is none. */
export function isProse(value: string): boolean {
  return value.trim().length > 0 && !/[\p{Cc}\p{Cn}\uFFFD]/u.test(value) && value.isWellFormed();
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

/** Whether the validity begins before it ends. */
export function isInOrder(from: string, to: string): boolean {
  return to === NO_END || from <= to;
}
