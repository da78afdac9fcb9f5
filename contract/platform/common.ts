import { z } from 'zod';

/**
 * The reference API between a terminal and the platform. The bodies of GB/T 45960, 45959 and 45957
 * are not public, so field names and shapes here are a proposal; the nearest published precedents
 * are the health-code interface GB/T 38963-2020 and the certificate interface GB/T 36906-2018.
 */

/** Largest JSON reply that a terminal reads, in bytes. */
export const MAX_REPLY_BYTES = 256 * 1024;
/** Largest certificate file that a terminal reads, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Nothing may stand between host and path, so that no user name can pose as this machine. */
const SECURE_OR_LOCAL = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$))/i;

/**
 * An address of the platform: `https:`, because names and ID numbers travel there. `http:` only to
 * this machine itself, where the simulator runs.
 */
export const platformUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .regex(SECURE_OR_LOCAL, 'must begin with https:// (http:// only for this machine itself)');

export const codeSystemIdSchema = z.string().regex(/^\d{7}$/);
/** SM3 digest (GB/T 32905), 64 lower-case hexadecimal digits. */
export const sm3HexSchema = z.string().regex(/^[0-9a-f]{64}$/);
export const instantSchema = z.number().int().nonnegative();

/** Who asks: in every request, because the citizen is shown it and the code system records it. */
export const requestHeadSchema = z.strictObject({
  /** Unique per intent and kept through retries, so that a repeated request has one effect. */
  requestId: z.uuid(),
  /** Milliseconds since 1970. */
  timestamp: instantSchema,
  terminalId: z.string().max(32),
  terminalType: z.enum(['self-service', 'counter']),
  windowNo: z.string().max(16),
  orgCode: z.string().length(18),
  orgName: z.string().max(200),
  regionCode: z.string().length(6),
  /** Service item (政务服务事项). */
  itemCode: z.string().max(40),
  /** Why the data is needed (使用事由), shown to the citizen, at most 200 characters. */
  useCause: z.string().min(1).max(200),
});
export type RequestHead = z.infer<typeof requestHeadSchema>;

/** Status words of every reply. The numbers of the HTTP reply are 200 for `OK`, 4xx or 5xx else. */
export const PLATFORM_STATUSES = [
  'OK',
  'PARAM',
  'TERMINAL_REFUSED',
  'ROUTE_UNKNOWN',
  'CODE_FORMAT',
  'CODE_NOT_FOUND',
  'CODE_EXPIRED',
  'CODE_USED',
  'CODE_REVOKED',
  'CONSENT_REFUSED',
  'LEVEL_TOO_LOW',
  'HOLDER_NOT_FOUND',
  'TOKEN_EXPIRED',
  'SCOPE_DENIED',
  'CERT_UNAVAILABLE',
  'CERT_REVOKED',
  'RATE_LIMIT',
  'INTERNAL',
] as const;
export const platformStatusSchema = z.enum(PLATFORM_STATUSES);
export type PlatformStatus = z.infer<typeof platformStatusSchema>;

export const replyHeadSchema = z.object({
  status: platformStatusSchema,
  message: z.string().max(500),
  /** The platform's own name for this exchange, for support. */
  traceId: z.string().max(64),
  serverTime: instantSchema,
});
export type ReplyHead = z.infer<typeof replyHeadSchema>;

/** A reply with any other status than `OK` carries the head alone. */
export const errorReplySchema = z.object({ head: replyHeadSchema });
