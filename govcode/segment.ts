import { z } from 'zod';
import { charsetSchema } from './charset.ts';
import { algorithmSchema } from './check.ts';
import { patternSchema } from './pattern.ts';

export const segmentNameSchema = z.string().regex(/^[a-zA-Z]{1,32}$/);
const tableIdSchema = z.string().regex(/^[a-z][a-z-]{0,31}$/);

const lengthSchema = z.union([
  z.number().int().min(1).max(400),
  z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1).max(400) }),
  /** As many characters as an earlier segment says in decimal digits. */
  z.strictObject({ from: segmentNameSchema, max: z.number().int().min(1).max(400) }),
]);

/** The first case whose prefix fits decides: what follows the prefix has to stand in its table or list. */
const codeTableSchema = z.union([
  tableIdSchema,
  z
    .array(
      z.union([
        z.strictObject({ prefix: z.string().max(20), table: tableIdSchema }),
        z.strictObject({ prefix: z.string().max(20), oneOf: z.array(z.string()).min(1).max(200) }),
      ]),
    )
    .min(1)
    .max(20),
]);

/** One part of a code. Its order among the segments is its place. */
export const segmentSchema = z.strictObject({
  name: segmentNameSchema,
  charset: charsetSchema,
  /** In characters, without the delimiter. */
  length: lengthSchema,
  /** The segment ends before this text, which belongs to no segment. */
  delimiter: z
    .string()
    .regex(/^[\x21-\x7e]{1,4}$/)
    .optional(),
  /** May be empty; only with a delimiter, or as the last segment. */
  optional: z.boolean().default(false),
  /** What the whole segment has to fit. */
  pattern: patternSchema.optional(),
  oneOf: z.array(z.string()).min(1).max(200).optional(),
  /** Table in which the value has to stand, or one table for each prefix. */
  codeTable: codeTableSchema.optional(),
  /** The first `length` characters check themselves; only where the segment has `ofLength`. */
  innerCheck: z
    .strictObject({
      algorithm: algorithmSchema,
      length: z.number().int().min(2),
      ofLength: z.number().int().min(2),
    })
    .optional(),
});
export type CodeSegment = z.infer<typeof segmentSchema>;

/** Fewest and most characters of a segment that is there, without its delimiter. */
export function segmentRange({ length }: CodeSegment): { min: number; max: number } {
  if (typeof length === 'number') return { min: length, max: length };
  return { min: 'min' in length ? length.min : 0, max: length.max };
}
