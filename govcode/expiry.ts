import { z } from 'zod';
import { type Failure, failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { Segments } from './layout.ts';
import { segmentNameSchema } from './segment.ts';
import { readTime, timeFormatSchema } from './time-format.ts';

const SECOND_MS = 1_000;
const UNIT_MS = { s: SECOND_MS, min: 60_000, h: 3_600_000 } as const;

const maxAgeS = z.number().int().min(1).max(31_536_000);
const timeSchema = z.strictObject({ segment: segmentNameSchema, format: timeFormatSchema });

/**
 * How long a code is good. `server`: only its code system knows; `maxAgeS` is how long a scan may
 * wait for the network where the code system has not said. `segment`: the code itself says it, and
 * an old one is refused here.
 */
export const expirySchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('server'), maxAgeS }),
  z
    .strictObject({
      source: z.literal('segment'),
      /** Generation time (生成时间). */
      issuedAt: timeSchema.optional(),
      /** Validity duration (有效时长) after the generation time, in decimal digits. */
      lifetime: z
        .strictObject({ segment: segmentNameSchema, unit: z.enum(['s', 'min', 'h']) })
        .optional(),
      expiresAt: timeSchema.optional(),
      /** No code is good for longer, whatever it says, in seconds. */
      maxAgeS,
      /** By how much the clocks of issuer and terminal may differ, in seconds. */
      skewS: z.number().int().min(0).max(3_600),
    })
    .refine(({ issuedAt, expiresAt }) => issuedAt ?? expiresAt, {
      message: 'issuedAt or expiresAt expected',
    })
    .refine(({ issuedAt, lifetime }) => issuedAt ?? !lifetime, {
      message: 'a lifetime begins at issuedAt',
      path: ['lifetime'],
    }),
]);
export type Expiry = z.infer<typeof expirySchema>;

/** What a code says of its own time, in milliseconds since 1970. */
export interface Validity {
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}

/** The names of the segments that an expiry reads. */
export function expirySegments(expiry: Expiry): string[] {
  if (expiry.source === 'server') return [];
  const { issuedAt, lifetime, expiresAt } = expiry;
  return [issuedAt, lifetime, expiresAt].flatMap((one) => (one ? [one.segment] : []));
}

/**
 * Reads the validity of a code and holds it against the clock.
 *
 * @param now in milliseconds since 1970
 * @returns failures `CODE_FORMAT` (no time, or one that cannot be), `CODE_EXPIRED`
 */
export function readValidity(
  expiry: Expiry,
  segments: Segments,
  now: number,
): Result<Validity, Failure> {
  if (expiry.source === 'server') return ok({});
  const { issuedAt, lifetime, expiresAt } = expiry;
  const [maxAgeMs, skewMs] = [expiry.maxAgeS * SECOND_MS, expiry.skewS * SECOND_MS];
  const ends: { segment: string; at: number }[] = [];
  let issued: number | undefined;
  if (issuedAt) {
    issued = readTime(segments[issuedAt.segment] ?? '', issuedAt.format);
    if (issued === undefined) return malformed(issuedAt.segment, 'no time');
    if (issued > now + skewMs) return malformed(issuedAt.segment, 'in the future');
    ends.push({ segment: issuedAt.segment, at: issued + maxAgeMs });
    if (lifetime) {
      const count = segments[lifetime.segment] ?? '';
      if (!/^\d{1,8}$/.test(count)) return malformed(lifetime.segment, 'no duration');
      const at = issued + Number(count) * UNIT_MS[lifetime.unit];
      ends.push({ segment: lifetime.segment, at });
    }
  }
  if (expiresAt) {
    const at = readTime(segments[expiresAt.segment] ?? '', expiresAt.format);
    if (at === undefined) return malformed(expiresAt.segment, 'no time');
    if (at > now + maxAgeMs + skewMs) return malformed(expiresAt.segment, 'too far ahead');
    ends.push({ segment: expiresAt.segment, at });
  }
  const first = ends.reduce((a, b) => (b.at < a.at ? b : a));
  if (now >= first.at + skewMs) return err(failure('CODE_EXPIRED', `${first.segment}: expired`));
  return ok({ ...(issued === undefined ? {} : { issuedAt: issued }), expiresAt: first.at });
}

function malformed(segment: string, why: string): Result<never, Failure> {
  return err(failure('CODE_FORMAT', `${segment}: ${why}`));
}
