import { z } from 'zod';

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Alphabets that a profile can name. */
const NAMED = {
  '0-9': DIGITS,
  '0-9A-Z': DIGITS + CAPITALS,
  '0-9A-Za-z': DIGITS + CAPITALS + CAPITALS.toLowerCase(),
} as const;

/** The name of an alphabet, or every character of one: visible ASCII, separators included. */
export const charsetSchema = z.union([
  z.enum(['0-9', '0-9A-Z', '0-9A-Za-z']),
  z.strictObject({ characters: z.string().regex(/^[\x21-\x7e]{1,94}$/) }),
]);
export type Charset = z.infer<typeof charsetSchema>;

export function charactersOf(charset: Charset): string {
  return typeof charset === 'string' ? NAMED[charset] : charset.characters;
}

/** A regular expression that fits every text of these characters, the empty one too; linear. */
export function charsetPattern(charset: Charset): RegExp {
  return new RegExp(`^[${charactersOf(charset).replaceAll(/[\\\]^-]/g, '\\$&')}]*$`);
}
