import { z } from 'zod';
import { mod112CheckCharacter } from './mod11-2.ts';
import { mod31CheckCharacter } from './mod31.ts';
import { mod3736CheckCharacter } from './mod37-36.ts';

/** Each gives the check character of a text, or `undefined` for a text beyond its alphabet. */
const ALGORITHMS = {
  'mod37-36': mod3736CheckCharacter,
  'mod11-2': mod112CheckCharacter,
  mod31: mod31CheckCharacter,
} as const;

const GB_32100 = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The characters that each algorithm covers. */
export const ALPHABETS: Readonly<Record<CheckAlgorithm, string>> = {
  'mod37-36': '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'mod11-2': '0123456789',
  mod31: GB_32100,
};

/** The check characters that each algorithm can give. */
export const CHECK_CHARACTERS: Readonly<Record<CheckAlgorithm, string>> = {
  ...ALPHABETS,
  'mod11-2': '0123456789X',
};

export const algorithmSchema = z.enum(['mod37-36', 'mod11-2', 'mod31']);
export type CheckAlgorithm = z.infer<typeof algorithmSchema>;

/** The check character of `text`, or `undefined` where it holds a character beyond the alphabet. */
export function checkCharacter(algorithm: CheckAlgorithm, text: string): string | undefined {
  return ALGORITHMS[algorithm](text);
}

/** True where the last character of `text` is the check character of all before it. */
export function checkFits(algorithm: CheckAlgorithm, text: string): boolean {
  return text.length > 1 && checkCharacter(algorithm, text.slice(0, -1)) === text.at(-1);
}
