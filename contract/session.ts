import { z } from 'zod';
import { certificateCheckSchema } from './certificate-check.ts';
import { failureSchema } from './failures.ts';
import { localTextSchema } from './language.ts';

/** Milliseconds since 1970. */
const instant = z.number();
const sessionId = z.string().max(40);

/** Fields of an identity card in the order in which they are shown. */
export const CARD_FIELDS = [
  'name',
  'englishName',
  'sex',
  'nation',
  'nationality',
  'birth',
  'address',
  'newestAddress',
  'idNo',
  'issuer',
  'validity',
  'authorityCode',
  'permitNo',
  'issueCount',
  'renewalCount',
  'formerNumber',
  'cardVersion',
  'fingerprints',
] as const;
export const cardFieldSchema = z.enum(CARD_FIELDS);
export type CardField = z.infer<typeof cardFieldSchema>;

/** An identity card that was read, every value masked as far as it names a person. */
export const cardViewSchema = z.strictObject({
  layout: z.enum(['resident', 'hk-mo-tw', 'foreign-2017', 'foreign-2023']),
  /**
   * Values as they stand on the card: codes for `sex` (GB/T 2261.1), `nation` by name, days as
   * YYYY-MM-DD (birth: the year alone), `validity` as two of them or `长期` behind a slash,
   * `fingerprints` as yes or no.
   */
  fields: z.array(z.strictObject({ key: cardFieldSchema, value: z.string().max(120) })).max(20),
  /** `decoded`: a vendor's decoder is installed and `card.photo` gives the picture. */
  photo: z.enum(['silhouette', 'decoded']),
});
export type CardView = z.infer<typeof cardViewSchema>;

/**
 * By what a real-name level came about (GB/T 39047 table 1); `CODE`: a code of the person's app,
 * `MANUAL`: a clerk compared face and card photo.
 */
export const PROOFS = [
  ...(['CODE', 'PASSWORD', 'SMS', 'ID3', 'SS', 'FACE', 'CARD', 'MANUAL'] as const),
] as const;
export const proofSchema = z.enum(PROOFS);
export type Proof = z.infer<typeof proofSchema>;

/** The person of the session, masked (脱敏) before it leaves the terminal service. */
export const subjectSchema = z.strictObject({
  /** `code`: showed an administrative service code (亮码); `id-card`: put a card on the reader. */
  via: z.enum(['code', 'id-card']),
  nameMasked: z.string().max(60),
  idNoMasked: z.string().max(40),
  /** Real-name level (GB/T 39047 table 1), 0…5; 0 where nothing was asserted. */
  realNameLevel: z.number().int().min(0).max(5),
  /** How it is written where that is more than the number: `4M`, level 3 with a clerk's comparison. */
  levelName: z.literal('4M').optional(),
  proofs: z.array(proofSchema).max(PROOFS.length),
  /** Name of the code system that answered. */
  codeSystemName: z.string().max(200).optional(),
  /** The card that was put down, alone or beside a code. */
  card: cardViewSchema.optional(),
});
export type Subject = z.infer<typeof subjectSchema>;

/** Formats of certificate files (电子证照) that are shown. */
export const certificateMediaTypeSchema = z.enum([
  ...(['application/ofd', 'application/pdf', 'image/png', 'image/jpeg'] as const),
]);

/** One certificate as listed; the file itself never travels in a snapshot. */
export const certificateSchema = z.strictObject({
  /** Handle within the session; says nothing about the certificate. */
  id: z.string().max(16),
  /** Certificate type code (证照类型代码, GB/T 36904). */
  typeCode: z.string().max(40),
  typeName: z.string().max(80),
  /** Certificate number (证照编号), masked. */
  numberMasked: z.string().max(80),
  issuerName: z.string().max(120),
  /** Dates as YYYY-MM-DD; `validTo` is absent where the certificate has no end (长期). */
  issuedOn: z.string().max(10),
  validTo: z.string().max(10).optional(),
  status: z.enum(['valid', 'suspended', 'expired', 'revoked']),
  mediaType: certificateMediaTypeSchema,
  /** Absent where the platform does not tell it beforehand. */
  sizeBytes: z.number().int().nonnegative().optional(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** The steps of one scan, in the order in which a citizen sees them ticked off. */
export const SCAN_STEPS = ['check', 'route', 'verify', 'authorise', 'list'] as const;
export const scanStepSchema = z.enum(SCAN_STEPS);
export type ScanStep = z.infer<typeof scanStepSchema>;

export const openedCertificateSchema = z.strictObject({
  certificateId: z.string().max(16),
  /** `waiting`: the network has gone; it goes on by itself while the session lives. */
  state: z.enum(['loading', 'waiting', 'ready', 'failed']),
  /** With `failed`. */
  failure: failureSchema.optional(),
  /** With `ready`. */
  check: certificateCheckSchema.optional(),
});

/** One reading of a card; random, so that it says nothing of the card. */
export const cardIdSchema = z.string().min(1).max(40);

/**
 * The card, by its reading, with whose photo the clerk can compare the person now (`face.compare`);
 * absent where there is nothing to compare.
 */
const comparableCard = cardIdSchema.optional();

const stateSchemas = [
  /** Ready to scan. */
  z.strictObject({ state: z.literal('idle') }),
  /** Bytes of a card are being read. */
  z.strictObject({ state: z.literal('reading-card'), sessionId, startedAt: instant }),
  /** A step of the way is under way; `deadline` is the end of the whole budget. */
  z.strictObject({
    state: z.literal('working'),
    sessionId,
    via: z.enum(['code', 'id-card']),
    step: scanStepSchema,
    startedAt: instant,
    deadline: instant,
  }),
  /** The platform is out of reach; the scan is safe in the queue until the code expires. */
  z.strictObject({
    state: z.literal('queued'),
    sessionId,
    queuedAt: instant,
    /** When the code can no longer be honoured. */
    expiresAt: instant,
    nextTryAt: instant,
    tries: z.number().int().nonnegative(),
  }),
  /** 扫码: a one-time code is shown, the citizen's app reads it and confirms there. */
  z.strictObject({
    state: z.literal('scan-session'),
    sessionId,
    phase: z.enum(['opening', 'pending', 'scanned']),
    /** Printable ASCII, to be shown as a QR symbol; absent while the session is being opened. */
    scanCode: z
      .string()
      .regex(/^[\x20-\x7e]{1,512}$/)
      .optional(),
    itemName: localTextSchema,
    deadline: instant,
  }),
  /** The item asks for more proof of who it is: what the same person can still give here. */
  z.strictObject({
    state: z.literal('evidence'),
    sessionId,
    subject: subjectSchema,
    itemName: localTextSchema,
    needLevel: z.number().int().min(1).max(5),
    /** `CLERK`: a clerk compares face and photo; after the `CARD`, or instead of the `CODE`. */
    missing: z
      .array(z.enum(['CARD', 'CODE', 'CLERK']))
      .min(1)
      .max(2),
    comparableCard,
    deadline: instant,
  }),
  /** Who asks for what: agree or refuse. */
  z.strictObject({
    state: z.literal('consent'),
    sessionId,
    subject: subjectSchema,
    itemName: localTextSchema,
    /** Names of what would be disclosed. */
    scopes: z.array(z.string().max(80)).max(64),
    comparableCard,
    deadline: instant,
  }),
  z.strictObject({
    state: z.literal('certificates'),
    sessionId,
    subject: subjectSchema,
    certificates: z.array(certificateSchema).max(64),
    /** How many the platform has sent wrongly, and that are not among them; absent: none. */
    leftOut: z.number().int().min(1).max(64).optional(),
    opened: openedCertificateSchema.optional(),
    comparableCard,
    /** From here on the countdown is shown; any touch (`session.extend`) starts anew. */
    warnAt: instant,
    endsAt: instant,
  }),
  /** Clear words and what to do next; a new scan is taken at once. */
  z.strictObject({
    state: z.literal('failed'),
    sessionId,
    failure: failureSchema,
    endsAt: instant,
  }),
  /** Farewell: everything of the session is gone already. */
  z.strictObject({
    state: z.literal('ended'),
    reason: z.enum(['by-person', 'idle', 'refused']),
    endsAt: instant,
  }),
] as const;

export const sessionViewSchema = z.discriminatedUnion('state', stateSchemas);
export type SessionView = z.infer<typeof sessionViewSchema>;
export type SessionState = SessionView['state'];
