import { z } from 'zod';
import { cardStatusSchema, evidenceKindSchema } from '../evidence.ts';
import {
  codeSystemIdSchema,
  instantSchema,
  platformUrlSchema,
  replyHeadSchema,
  requestHeadSchema,
  sm3HexSchema,
  tokenRequestHeadSchema,
} from './common.ts';

/** By what a code was read: serial line, HID scanner, keyboard wedge, camera. */
const inputPathSchema = z.enum(['serial', 'hid', 'kbw', 'camera']);

/** `POST verifyUrl`: 验码. */
export const verifyRequestSchema = z.strictObject({
  head: requestHeadSchema,
  codeContent: z.string().min(1).max(4096),
  /** AIM identifier as the scanner told it, e.g. `]Q1`; empty where it tells none. */
  symbology: z.string().max(8),
  /** When the terminal read the code, in milliseconds since 1970. */
  scannedAt: instantSchema,
  /** By what it was read (读码通道); absent where the terminal cannot tell. */
  inputPath: inputPathSchema.optional(),
  needScopes: z.array(z.string().max(40)).min(1).max(32),
});
export type VerifyRequest = z.infer<typeof verifyRequestSchema>;

/**
 * `POST identifyUrl`: the same question asked with an ID card read at the terminal. With `subjectRef`
 * the card joins a code that was verified before: one person, more evidence.
 */
export const identifyRequestSchema = z.strictObject({
  head: requestHeadSchema,
  /** Holder code type (GB/T 36903): 111 = citizen ID number. */
  idType: z.enum(['111', '511', '516', '553']),
  idNo: z.string().min(8).max(18),
  name: z.string().min(1).max(60),
  /** End of the card's validity as YYYYMMDD, or `长期`. */
  validTo: z.string().max(8),
  /** Number of the reader's security module (SAM). */
  samId: z.string().max(64),
  readAt: instantSchema,
  subjectRef: z.string().min(8).max(128).optional(),
  needScopes: z.array(z.string().max(40)).min(1).max(32),
});
export type IdentifyRequest = z.infer<typeof identifyRequestSchema>;

/** What the citizen would disclose. */
export const scopeSchema = z.object({ code: z.string().max(40), name: z.string().max(80) });

/** What the code system itself knows of who it is (GB/T 39047 table 1). */
export const assertedEvidenceSchema = z.object({
  kind: evidenceKindSchema.exclude(['CARD', 'MANUAL']),
  at: instantSchema,
  provider: z.string().max(64),
  traceId: z.string().max(64),
});
export type AssertedEvidence = z.infer<typeof assertedEvidenceSchema>;

/** The answer to both: who it is, masked, and what may be asked for. */
export const verifyReplySchema = z.object({
  head: replyHeadSchema,
  codeSystemId: codeSystemIdSchema,
  /** Stands for the person in later requests; means nothing elsewhere. */
  subjectRef: z.string().min(8).max(128),
  nameMasked: z.string().max(60),
  idNoMasked: z.string().max(40),
  /** Holder code type (GB/T 36903) of that number, e.g. 111. */
  idType: z.string().max(8).optional(),
  realNameLevel: z.number().int().min(0).max(5),
  subjectType: z.enum(['natural', 'legal']).default('natural'),
  evidence: z.array(assertedEvidenceSchema).max(8).default([]),
  /** State of the card at its issuer, to `identify`: only a `NORMAL` one is proof (level 5). */
  cardStatus: cardStatusSchema.default('UNKNOWN'),
  /**
   * Knows the person again without naming him: SM3-HMAC of `idType|idNo` under the bytes of the
   * request's nonce, hexadecimal.
   */
  holderDigest: sm3HexSchema.optional(),
  /** Channel that issued the code (渠道类型), and its times, where the code system tells them. */
  channelType: z.string().max(8).optional(),
  /** A code that the app changes of itself, or one that stays. */
  codeKind: z.enum(['dynamic', 'static']).optional(),
  codeIssuedAt: instantSchema.optional(),
  codeExpiresAt: instantSchema.optional(),
  /** When the app shows the next code (`refresh_time` in GB/T 38963). */
  codeRefreshAt: instantSchema.optional(),
  scopes: z.array(scopeSchema).max(64),
  /** Until when consent can be given on the strength of this verification. */
  consentUntil: instantSchema,
});
export type VerifyReply = z.infer<typeof verifyReplySchema>;

/** `POST tokenUrl`: the citizen's answer on the consent page; `agreed` gives the token. */
export const tokenRequestSchema = z.strictObject({
  head: requestHeadSchema,
  subjectRef: z.string().min(8).max(128),
  agreed: z.boolean(),
  scopes: z.array(z.string().max(40)).max(64),
  decidedAt: instantSchema,
  /**
   * What the terminal itself has to say for the level (GB/T 39047): the card that it read, and whether
   * a clerk compared face and photo (`4M`). `samId` is empty where the reader tells no number.
   */
  cardEvidence: z
    .strictObject({ at: instantSchema, samId: z.string().max(64), manual: z.boolean() })
    .optional(),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** It may travel in a header: `b64token` (RFC 6750, 2.1). */
const accessTokenSchema = z
  .string()
  .min(16)
  .max(512)
  .regex(/^[A-Za-z0-9\-._~+/]+=*$/);

/** With `agreed: false` the reply is the head alone. */
export const tokenReplySchema = z.object({
  head: replyHeadSchema,
  /** The consent record (授权记录) that the code system keeps. */
  consentId: z.string().max(64),
  /** Since when and until when that record holds; a token does not outlive it. */
  consentGrantedAt: instantSchema.optional(),
  consentExpiresAt: instantSchema.optional(),
  accessToken: accessTokenSchema,
  expiresAt: instantSchema,
  maxUses: z.number().int().min(1).max(1_000),
  /** What was granted; absent: all that was asked for. */
  scopes: z.array(z.string().max(40)).max(64).optional(),
  /**
   * Whose certificates a provincial platform is to be asked for. Only in a sealed reply, and only
   * where the route names such a platform.
   */
  holder: z
    .object({ idType: z.string().max(8), idNo: z.string().max(20), name: z.string().max(60) })
    .optional(),
});
export type TokenReply = z.infer<typeof tokenReplySchema>;

/** `POST listUrl`, with the access token. */
export const listRequestSchema = z.strictObject({
  head: tokenRequestHeadSchema,
  /**
   * In a sealed body, and only there, so that nobody who passes it on can read it. With a body in the
   * open it is refused here and stands in the header `authorization: Bearer`.
   */
  accessToken: accessTokenSchema.optional(),
});

export const certificateEntrySchema = z.object({
  /** Certificate identifier (证照标识, GB/T 36904). */
  identifier: z.string().max(200),
  typeCode: z.string().max(40),
  typeName: z.string().max(80),
  number: z.string().max(80),
  issuerName: z.string().max(120),
  issuedOn: z.iso.date(),
  validTo: z.iso.date().optional(),
  /** Certificate states as one ministry's specification numbers them. */
  status: z.enum(['01', '02', '03', '04', '05', '06', '07', '99']),
  mediaType: z.string().max(80),
  sizeBytes: z.number().int().nonnegative(),
  sm3: sm3HexSchema,
});
export type CertificateEntry = z.infer<typeof certificateEntrySchema>;

export const listReplySchema = z.object({
  head: replyHeadSchema,
  certificates: z.array(certificateEntrySchema).max(64),
});
export type ListReply = z.infer<typeof listReplySchema>;

/** `POST fileUrl`, with the access token: 代取, a one-time download handle. */
export const fileRequestSchema = z.strictObject({
  head: tokenRequestHeadSchema,
  /** In a sealed body, and only there: else in the header `authorization: Bearer`. */
  accessToken: accessTokenSchema.optional(),
  identifier: z.string().max(200),
});

export const fileReplySchema = z.object({
  head: replyHeadSchema,
  /** Works once and for a short time. */
  downloadUrl: platformUrlSchema,
  mediaType: z.string().max(80),
  sizeBytes: z.number().int().nonnegative(),
  sm3: sm3HexSchema,
});
export type FileReply = z.infer<typeof fileReplySchema>;

/**
 * `POST scanSessionUrl`: opens a 扫码 session. The terminal shows `scanCode` as a QR symbol, the
 * citizen's app reads it, shows who asks for what, and confirms.
 */
export const openScanSessionSchema = z.strictObject({
  head: requestHeadSchema,
  needScopes: z.array(z.string().max(40)).min(1).max(32),
});
export const scanSessionReplySchema = z.object({
  head: replyHeadSchema,
  scanSessionRef: z.string().min(8).max(128),
  /** One-time session code, in printable ASCII. */
  scanCode: z.string().regex(/^[\x20-\x7e]{1,512}$/),
  expiresAt: instantSchema,
  /** How long the terminal waits between two questions, in milliseconds. */
  pollAfterMs: z.number().int().min(200).max(10_000),
});
export type ScanSessionReply = z.infer<typeof scanSessionReplySchema>;

/** `POST scanSessionUrl/status`: how it stands; held back up to `waitMs` until that changes. */
export const scanStatusRequestSchema = z.strictObject({
  head: requestHeadSchema,
  scanSessionRef: z.string().min(8).max(128),
  /** The state that the terminal knows already. */
  known: z.enum(['PENDING', 'SCANNED']),
  waitMs: z.number().int().min(0).max(20_000),
  /** The terminal gives it up. */
  cancel: z.boolean().default(false),
});

/** With `CONFIRMED` the consent was given on the phone: verification and token in one. */
export const scanStatusReplySchema = z.object({
  head: replyHeadSchema,
  state: z.enum(['PENDING', 'SCANNED', 'CONFIRMED', 'REFUSED', 'EXPIRED', 'CANCELLED']),
  verification: verifyReplySchema.omit({ head: true }).optional(),
  token: tokenReplySchema.omit({ head: true }).optional(),
});
export type ScanStatusReply = z.infer<typeof scanStatusReplySchema>;
