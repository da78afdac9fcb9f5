import { z } from 'zod';
import { platformUrlSchema, sm3HexSchema } from './common.ts';

/**
 * The interface of a provincial certificate platform (电子证照共享服务, GB/T 36906 style): operations and
 * envelope as two published implementations have them. The standard's own field table is not public.
 */

/** In every request. `useCause` (使用事由) is at most 200 characters. */
export const provincialRequestSchema = z.strictObject({
  head: z.strictObject({ accessId: z.string().max(64), accessToken: z.string().max(512) }),
  data: z.record(z.string(), z.unknown()),
});
export type ProvincialRequest = z.infer<typeof provincialRequestSchema>;

/** Status numbers of one such platform; what is not listed is an error without a name. */
export const PROVINCIAL_STATUS = {
  0: 'OK',
  2: 'NO_SERVICE',
  10: 'NOT_FOUND',
  11: 'AUTH_FAIL',
  12: 'PARAM_MISSING',
  13: 'TYPE_UNPUBLISHED',
  21: 'CERT_REVOKED',
  100: 'NO_PERMISSION',
  102: 'BAD_PARAM',
  103: 'BAD_HOLDER_TYPE',
  113: 'TYPE_WRONG',
} as const satisfies Record<number, string>;

export const provincialReplySchema = z.object({
  head: z.object({ status: z.number().int(), message: z.string().max(500) }),
  data: z.unknown().optional(),
});

/** `getDataByHolder`: the identifiers of what a holder has. */
export const searchDataSchema = z.strictObject({
  holderCode: z.string().max(20),
  /** Holder code type (GB/T 36903), e.g. 111. */
  holderTypeCode: z.string().length(3),
  certTypeCode: z.string().max(40).optional(),
  useCause: z.string().min(1).max(200),
});
export const searchReplySchema = z.array(z.object({ certIdentifier: z.string().max(200) })).max(64);

/** `queryCertInfo`: metadata under the short names of GB/T 36903 (拼音缩写). */
export const infoDataSchema = z.strictObject({
  certIdentifier: z.string().max(200),
  useCause: z.string().min(1).max(200),
});
export const infoReplySchema = z.record(z.string().max(40), z.unknown());

/** `downloadCert`: a copy marked with cause and end (加注件), by a one-time address. */
export const downloadDataSchema = z.strictObject({
  certificateIdentifier: z.string().max(200),
  certificateCopyCause: z.string().min(1).max(200),
  /** YYYYMMDDhhmmss, local time. */
  certificateCopyExpiringTime: z.string().regex(/^\d{14}$/),
  fileType: z.enum(['ofd', 'pdf', 'png']),
});
export const downloadReplySchema = z.object({
  contentType: z.string().max(80),
  certIdentifier: z.string().max(200),
  content: platformUrlSchema,
  sizeBytes: z.number().int().nonnegative().optional(),
  sm3: sm3HexSchema.optional(),
});
