import { z } from 'zod';
import { localTextSchema } from '../contract/language.ts';

/** Alphabets that a profile can name. */
export const CHARSETS = {
  '0-9': /^[0-9]*$/,
  '0-9A-Z': /^[0-9A-Z]*$/,
} as const;
const charsetSchema = z.enum(['0-9', '0-9A-Z']);

const lengthSchema = z.union([
  z.number().int().min(1).max(200),
  z.strictObject({ min: z.number().int().min(1), max: z.number().int().max(200) }),
]);

const segmentSchema = z.strictObject({
  name: z.string().regex(/^[a-zA-Z]{1,32}$/),
  charset: charsetSchema,
  /** In characters. At most one segment of a profile may have a range: it takes what is left. */
  length: lengthSchema,
  /** Regular expression that the whole segment has to fit. */
  pattern: z.string().max(100).optional(),
  oneOf: z.array(z.string()).min(1).max(200).optional(),
});

/**
 * How one kind of code is built (码制). Data, because the body of GB/T 45960-2025 is not public: a
 * buyer who holds it replaces the file, not the program.
 */
export const codeProfileSchema = z
  .strictObject({
    id: z.string().regex(/^[0-9A-Z-]{1,24}$/),
    name: localTextSchema,
    /** True where the structure is our proposal and not taken from a standard. */
    assumed: z.boolean(),
    /** What a text must look like to be taken for this kind at all. */
    match: z.strictObject({ charset: charsetSchema, prefix: z.string().max(20) }),
    segments: z.array(segmentSchema).min(1).max(20),
    check: z.strictObject({
      algorithm: z.enum(['mod37-36', 'none']),
      /** The last segment checks every character before it. */
      over: z.literal('all-before'),
    }),
    /** Segment that names the responsible code system (码系统标识). */
    routeKey: z.string(),
    /** Segment that must never be logged whole. */
    secret: z.string(),
  })
  .refine(
    (profile) => profile.segments.filter((one) => typeof one.length !== 'number').length <= 1,
    {
      message: 'only one segment may have a range of lengths',
      path: ['segments'],
    },
  )
  .refine(
    ({ segments, routeKey, secret }) =>
      [routeKey, secret].every((name) => segments.some((one) => one.name === name)),
    { message: 'must name a segment', path: ['routeKey'] },
  );

export type CodeProfile = z.infer<typeof codeProfileSchema>;
export type CodeSegment = CodeProfile['segments'][number];

/** Shortest and longest text of a profile, in characters. */
export function lengthRange(profile: CodeProfile): { min: number; max: number } {
  let min = 0;
  let max = 0;
  for (const { length } of profile.segments) {
    min += typeof length === 'number' ? length : length.min;
    max += typeof length === 'number' ? length : length.max;
  }
  return { min, max };
}
