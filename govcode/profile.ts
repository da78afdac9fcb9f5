import { z } from 'zod';
import { localTextSchema } from '../contract/language.ts';
import { charsetSchema } from './charset.ts';
import { algorithmSchema } from './check.ts';
import { expirySchema } from './expiry.ts';
import { patternSchema } from './pattern.ts';
import { profileProblems } from './profile-rules.ts';
import { segmentNameSchema, segmentSchema } from './segment.ts';
import { wrapperSchema } from './wrapper.ts';

/** No code of any profile is longer, its address included, in characters. */
export const MAX_CODE_LENGTH = 512;

const codeSystemIdSchema = z.string().regex(/^\d{7}$/);
const visibleSchema = z.string().regex(/^[\x21-\x7e]{0,64}$/);

const matchSchema = z.strictObject({
  /** How the code begins. */
  prefix: visibleSchema.default(''),
  /** What the whole code has to fit, besides. */
  pattern: patternSchema.optional(),
  charset: charsetSchema,
  minLength: z.number().int().min(1).max(MAX_CODE_LENGTH),
  maxLength: z.number().int().min(1).max(MAX_CODE_LENGTH),
  /** `upper`: small letters are read as capital ones. */
  fold: z.enum(['none', 'upper']).default('none'),
  /** Whether the code counts without an address around it. */
  bare: z.boolean().default(true),
});

const checkSchema = z.discriminatedUnion('algorithm', [
  /** Nothing checks the code. */
  z.strictObject({ algorithm: z.literal('none') }),
  /** Only the code system can check it, e.g. by a key. */
  z.strictObject({ algorithm: z.literal('external') }),
  ...algorithmSchema.options.map((algorithm) =>
    z.strictObject({
      algorithm: z.literal(algorithm),
      /** The segment that holds the check character and nothing else. */
      segment: segmentNameSchema,
      /** The segments that it checks, joined in this order; all others where it is left out. */
      over: z.array(segmentNameSchema).min(1).max(20).optional(),
    }),
  ),
]);

/** What says which code system (码系统) is responsible. */
const routeKeySchema = z.union([
  z.strictObject({
    segment: segmentNameSchema,
    /** Code-system identifier by the value of the segment; without it the value is the identifier. */
    map: z.record(z.string(), codeSystemIdSchema).optional(),
  }),
  z.strictObject({ fixed: codeSystemIdSchema }),
]);

/** `]` and the code character, with or without the modifier (AIM, ISO/IEC 15424). */
const symbologySchema = z.string().regex(/^\][A-Za-z][0-9A-Za-z]?$/);

/**
 * How one kind of code is built (码制). Data, because the body of GB/T 45960-2025 is not public: a
 * buyer who holds it replaces the file, not the program. Every key is explained in `docs/codes.md`.
 */
export const codeProfileSchema = z
  .strictObject({
    id: z.string().regex(/^[0-9A-Z-]{1,24}$/),
    name: localTextSchema,
    /** `certificate`: an electronic certificate's identifier (电子证照标识), no service code. */
    kind: z.enum(['service-code', 'certificate']).default('service-code'),
    /** True where the structure is our proposal and not taken from a standard. */
    assumed: z.boolean(),
    /** Where the structure is from. */
    source: z.string().min(1).max(400),
    match: matchSchema,
    urlWrappers: z.array(wrapperSchema).max(8).default([]),
    /** Fixed text before the first segment. */
    lead: visibleSchema.default(''),
    segments: z.array(segmentSchema).min(1).max(20),
    check: checkSchema,
    expiry: expirySchema,
    symbologies: z.strictObject({
      allowed: z.array(symbologySchema).max(32),
      /** Whether a code in any other symbology is refused. */
      strict: z.boolean(),
    }),
    routeKey: routeKeySchema,
    /** Segment that must never be shown or logged whole. */
    secret: segmentNameSchema,
  })
  .superRefine((profile, context) => {
    for (const { path, message } of profileProblems(profile)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

/** The content of a profile file, defaults filled in. */
export type ProfileData = z.output<typeof codeProfileSchema>;
