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

/** Algorithm of the signature in a head: SM2 with SM3 (GB/T 32918.2), user ID by default. */
export const signAlgSchema = z.literal('SM2-SM3');
/** r‖s in lower-case hexadecimal digits. Covers the canonical body without this field. */
export const signatureSchema = z.string().regex(/^[0-9a-f]{128}$/);
/** An SM2 public key (GB/T 32918.1): uncompressed point, `04` and 128 hexadecimal digits. */
export const publicKeySchema = z.string().regex(/^04[0-9a-f]{128}$/);
/** 16 random bytes, new with every sending, repetitions too. */
export const nonceSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** Who asks: in every request, because the citizen is shown it and the code system records it. */
export const requestHeadSchema = z.strictObject({
  /** Unique per intent and kept through retries, so that a repeated request has one effect. */
  requestId: z.uuid(),
  /** Milliseconds since 1970. */
  timestamp: instantSchema,
  /** Under what name the platform has taken the application on (接入应用标识), where it gives one. */
  appId: z.string().max(64).optional(),
  terminalId: z.string().max(32),
  terminalType: z.enum(['self-service', 'counter']),
  windowNo: z.string().max(16),
  orgCode: z.string().length(18),
  orgName: z.string().max(200),
  regionCode: z.string().length(6),
  /** Service item (政务服务事项). */
  itemCode: z.string().max(40),
  /** In what kind of business the code is used (用码场景), where the platform numbers them. */
  sceneCode: z.string().max(40).optional(),
  /** Why the data is needed (使用事由), shown to the citizen, at most 200 characters. */
  useCause: z.string().min(1).max(200),
  /** Who serves the citizen (经办人), at a counter. */
  operatorId: z.string().max(64).optional(),
  /** The operator's name, where the terminal still knows whom the number stands for. */
  operatorName: z.string().min(1).max(40).optional(),
  nonce: nonceSchema,
  /** Who is asked: a code system, or `hub`; nobody else may take the request for his own. */
  to: z.string().regex(/^(hub|\d{7})$/),
  signAlg: signAlgSchema,
  sign: signatureSchema,
});
export type RequestHead = z.infer<typeof requestHeadSchema>;
/** What a head says of who asks for what, before it is addressed and signed. */
export type UnsignedHead = Omit<RequestHead, 'nonce' | 'to' | 'signAlg' | 'sign'>;

/** The head of a request that goes with an access token. */
export const tokenRequestHeadSchema = z.strictObject({
  ...requestHeadSchema.shape,
  /** SM3 of the access token, so that the signature covers it. */
  tokenDigest: sm3HexSchema,
});

/** Status words of every reply. The numbers of the HTTP reply are 200 for `OK`, 4xx or 5xx else. */
export const PLATFORM_STATUSES = [
  'OK',
  'PARAM',
  'TERMINAL_REFUSED',
  /** The terminal's keys are not known: it has to enrol. */
  'TERMINAL_UNKNOWN',
  /** The signature of the request does not fit; its nonce was used; its time is too far off. */
  'SIGN_INVALID',
  'NONCE_USED',
  'CLOCK_SKEW',
  'BODY_UNREADABLE',
  'ROUTE_UNKNOWN',
  'PROFILE_REFUSED',
  'CODE_FORMAT',
  'CODE_NOT_FOUND',
  'CODE_EXPIRED',
  'CODE_USED',
  'CODE_REVOKED',
  'CONSENT_REFUSED',
  'LEVEL_TOO_LOW',
  'HOLDER_NOT_FOUND',
  /** The card belongs to somebody else than the code before it. */
  'PERSON_MISMATCH',
  'SCAN_SESSION_EXPIRED',
  'TOKEN_EXPIRED',
  'SCOPE_DENIED',
  'CERT_UNAVAILABLE',
  'CERT_REVOKED',
  'RATE_LIMIT',
  'INTERNAL',
] as const;
export const platformStatusSchema = z.enum(PLATFORM_STATUSES);
export type PlatformStatus = z.infer<typeof platformStatusSchema>;

/** What every reply to a signed request says in its head. */
export const replyHeadSchema = z.object({
  status: platformStatusSchema,
  message: z.string().max(500),
  /** The platform's own name for this exchange, for support. */
  traceId: z.string().max(64),
  serverTime: instantSchema,
  /** Whose answer this is: both repeated from the request, so that no other reply can pose as it. */
  requestId: z.uuid(),
  nonce: nonceSchema,
  signAlg: signAlgSchema,
  sign: signatureSchema,
});
export type ReplyHead = z.infer<typeof replyHeadSchema>;

/**
 * The head of a reply to nobody in particular: to a question that has no head itself (`GET`), or to
 * one from which no request could be made out. Only as a refusal of such a one it may be unsigned, and
 * then a terminal believes nothing of it.
 */
export const openReplyHeadSchema = replyHeadSchema.partial({
  ...{ requestId: true, nonce: true, signAlg: true, sign: true },
});
export type OpenReplyHead = z.infer<typeof openReplyHeadSchema>;

/**
 * A body that only its receiver can read: everything but the head, as UTF-8 JSON, under a fresh SM4
 * key (GCM) that travels under the receiver's SM2 encryption key. Signed as it is sent.
 */
export const sealedBodySchema = z.strictObject({
  alg: z.literal('SM2-SM4-GCM'),
  /** C1‖C3‖C2 of the SM4 key, base64. */
  key: z.base64().max(400),
  iv: z.base64().length(16),
  data: z.base64().max(MAX_REPLY_BYTES),
  tag: z.base64().length(24),
});
export type SealedBody = z.infer<typeof sealedBodySchema>;

/** A message with such a body: the head in the open, and the body bound to it. */
export const sealedMessageSchema = z.strictObject({
  head: z.looseObject({}),
  sealed: sealedBodySchema,
});

/** A refusal of a request that could be made out: the head alone, signed. */
export const refusalReplySchema = z.object({ head: replyHeadSchema });
/** A reply with any other status than `OK` carries the head alone, if need be the open one. */
export const errorReplySchema = z.object({ head: openReplyHeadSchema });
