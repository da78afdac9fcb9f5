import { z } from 'zod';
import { operatorIdSchema } from './operator.ts';
import { instantSchema } from './platform/common.ts';

/**
 * How somebody's identity was checked (GB/T 39047-2020, table 1), weakest first:
 * - `PASSWORD`: account and password
 * - `SMS`: mobile number and code sent to it
 * - `SS`: social-security check (ID number, name, region of issue, social-security number)
 * - `ID3`: ID check by three items (ID number, name, validity)
 * - `FACE`: real person (实人), by face or another biometric
 * - `CARD`: real card (实证), read by a security module (SAM) or an NFC phone
 * - `MANUAL`: a clerk compared the face with the photo of the card (人证比对); the table does not name
 *   it, so it gives no level, and a service item's policy decides (`acceptManualComparison`)
 */
export const EVIDENCE_KINDS = ['PASSWORD', 'SMS', 'SS', 'ID3', 'FACE', 'CARD', 'MANUAL'] as const;
export const evidenceKindSchema = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** Real-name level (实名等级); 0 where nothing is known. */
export const realNameLevelSchema = z.literal([0, 1, 2, 3, 4, 5]);
export type RealNameLevel = z.infer<typeof realNameLevelSchema>;

/** State of a card at its issuer (挂失): only a `NORMAL` one is proof. */
export const cardStatusSchema = z.enum(['NORMAL', 'LOST', 'UNKNOWN']);
export type CardStatus = z.infer<typeof cardStatusSchema>;

/**
 * With which photo a clerk compared: `chip`, out of the card's chip and on the screen, or `printed` on the
 * card, where this terminal cannot show the chip's.
 */
export const comparedPhotoSchema = z.enum(['chip', 'printed']);
export type ComparedPhoto = z.infer<typeof comparedPhotoSchema>;

const stepFields = {
  /** When it was checked, in milliseconds since 1970. */
  at: instantSchema,
  /** Who checked, e.g. a code system's identifier; never a person's name. */
  provider: z.string().min(1).max(64),
  traceId: z.string().max(64).optional(),
  result: z.enum(['passed', 'failed']),
};

/** Something that was checked in this session. */
const terminalStepSchema = z.strictObject({
  source: z.literal('terminal'),
  kind: evidenceKindSchema,
  ...stepFields,
  /** How like a face was, 0 to 1, where its provider tells. */
  score: z.number().min(0).max(1).optional(),
  /** With `CARD`: number of the reader's security module (安全模块号, SAM). */
  samId: z.string().min(1).max(64).optional(),
  /** With `CARD`: what its issuer says of it. */
  cardStatus: cardStatusSchema.optional(),
  /** With `MANUAL`: number of the clerk (工号), where clerks sign in. */
  operatorId: operatorIdSchema.optional(),
  /** With `MANUAL`: the photo that the clerk looked at. */
  photo: comparedPhotoSchema.optional(),
});

/** Something that the code system has checked before, and stands by. */
const assertedStepSchema = z.strictObject({
  source: z.literal('code-system'),
  /** A card that somebody else has seen is no card here. */
  kind: evidenceKindSchema.exclude(['CARD', 'MANUAL']),
  ...stepFields,
  /** Until when the code system stands by it, in milliseconds since 1970, inclusive. */
  until: instantSchema,
  /**
   * With `FACE`: until when it counts as part of this visit, in milliseconds since 1970, inclusive;
   * absent where it was made before, or nobody told when.
   */
  freshUntil: instantSchema.optional(),
});

export const evidenceStepSchema = z.discriminatedUnion('source', [
  terminalStepSchema,
  assertedStepSchema,
]);
export type EvidenceStep = z.infer<typeof evidenceStepSchema>;

/** What was found out in one session, in the order in which it came. */
export const evidenceSchema = z.strictObject({
  sessionId: z.string().min(1).max(64),
  steps: z.array(evidenceStepSchema).max(32),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The evidence with what it amounted to when it was needed; holds no name and no number. */
export const evidenceRecordSchema = evidenceSchema.extend({
  level: realNameLevelSchema,
  /** A clerk compared the person with the photo: with level 3 the case that is written `4M`. */
  manual: z.boolean(),
  /** Last instant at which the level holds; absent at level 0. */
  expiresAt: instantSchema.optional(),
});
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;
