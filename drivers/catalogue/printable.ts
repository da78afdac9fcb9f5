import { z } from 'zod';

/**
 * Text for people, of so many characters: nothing that a terminal would obey or that hides or turns
 * what stands beside it (control, format, unassigned and private characters, line ends).
 */
export function printable(min: number, max: number): z.ZodString {
  return z
    .string()
    .min(min)
    .max(max)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'printable characters only');
}
