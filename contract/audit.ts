import { z } from 'zod';
import { certificateCheckSchema, checkStateSchema } from './certificate-check.ts';
import { comparedPhotoSchema, realNameLevelSchema } from './evidence.ts';
import { failureCodeSchema } from './failures.ts';
import { codeSystemIdSchema, sm3HexSchema } from './platform/common.ts';
import { printTargetSchema } from './printing.ts';
import { discardReasonSchema, queueKindSchema } from './queue.ts';

const session = z.string().max(40);
const row = z.string().max(40);
const operator = z.string().max(64);
const item = z.string().max(40);
/** A salted SM3 digest that stands for a person within this terminal's log (GB/T 35273 6.2). */
const subject = sm3HexSchema;

/**
 * Everything that the audit log (审计日志) ever holds. An entry takes these fields and no free text:
 * names, numbers and codes have no field to stand in. GB/T 22239-2019 8.1.4.3 asks for time, user,
 * event and result of each; time and user stand beside the event in every row.
 */
export const auditEventSchema = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('verification'),
    session,
    item,
    via: z.enum(['code', 'id-card', 'scan-session']),
    codeSystemId: codeSystemIdSchema.optional(),
    subject: subject.optional(),
    level: realNameLevelSchema.optional(),
    /** Absent: verified. */
    failure: failureCodeSchema.optional(),
  }),
  /** A clerk held the person against the photo of the card (人证比对): against which, and what he saw. */
  z.strictObject({
    event: z.literal('face.compared'),
    session,
    item,
    codeSystemId: codeSystemIdSchema,
    subject,
    photo: comparedPhotoSchema,
    result: z.enum(['same', 'different']),
  }),
  z.strictObject({
    event: z.enum(['consent.given', 'consent.refused']),
    session,
    item,
    codeSystemId: codeSystemIdSchema,
    subject,
    scopes: z.array(z.string().max(40)).max(64),
  }),
  /** A certificate was put on the screen (证照展示). */
  z.strictObject({
    event: z.literal('disclosure'),
    session,
    item,
    subject,
    typeCode: z.string().max(40),
    /**
     * SM3 of the `consentId` that the code system gave: its records can be joined, and no text of
     * a platform's choice comes into the log.
     */
    consent: sm3HexSchema.optional(),
    /** What was found out about its seals, and whether it says of itself what was listed. */
    check: checkStateSchema.optional(),
    metadata: certificateCheckSchema.shape.metadata.shape.state.optional(),
  }),
  /** A copy of a certificate is handed to the printer, or saved as a file. */
  z.strictObject({
    event: z.literal('print.ordered'),
    session,
    item,
    subject,
    typeCode: z.string().max(40),
    target: printTargetSchema,
    pages: z.number().int().positive(),
    copies: z.number().int().positive(),
  }),
  /** Where it came to. */
  z.strictObject({
    event: z.literal('print.ended'),
    session,
    result: z.enum(['done', 'failed', 'cancelled']),
    failure: failureCodeSchema.optional(),
  }),
  z.strictObject({ event: z.enum(['queue.saved', 'queue.done']), row, kind: queueKindSchema }),
  z.strictObject({
    event: z.enum(['queue.dead', 'queue.expired']),
    row,
    kind: queueKindSchema,
    failure: failureCodeSchema,
  }),
  z.strictObject({ event: z.literal('queue.resent'), row, kind: queueKindSchema }),
  z.strictObject({
    event: z.literal('queue.discarded'),
    row,
    kind: queueKindSchema,
    reason: discardReasonSchema,
  }),
  z.strictObject({
    event: z.enum([
      'operator.signed-in',
      'operator.signed-out',
      'operator.refused',
      'operator.locked',
    ]),
    operator,
  }),
  /** The configuration differs from the one of the last start. */
  z.strictObject({ event: z.literal('config.changed'), digest: sm3HexSchema }),
  z.strictObject({
    event: z.enum(['device.fault', 'device.back']),
    device: z.string().max(32),
    failure: failureCodeSchema.optional(),
  }),
  z.strictObject({
    event: z.literal('service.started'),
    version: z.string().max(40),
    /** A session was cut off when the service before this one ended. */
    interrupted: z.boolean(),
  }),
  z.strictObject({ event: z.literal('service.stopped') }),
  z.strictObject({ event: z.literal('store.quarantined') }),
  z.strictObject({ event: z.literal('store.backed-up') }),
  z.strictObject({ event: z.literal('key.rotated'), keyId: z.string().max(32) }),
  z.strictObject({ event: z.literal('audit.exported'), rows: z.number().int().nonnegative() }),
  /** So many entries could not be written before this one: the disk was full, or worse. */
  z.strictObject({ event: z.literal('audit.missed'), count: z.number().int().positive() }),
  /** The salt of {@link subject} could not be opened: from here on the same person has another one. */
  z.strictObject({ event: z.literal('audit.salt-renewed') }),
  /** The data key of the salt before is here again, and so is that salt. */
  z.strictObject({ event: z.literal('audit.salt-returned') }),
  /**
   * The log was not as this service had left it: rows, anchors, or the mark beside the database. It
   * goes on from what had been written, so that the break stays where it is.
   */
  z.strictObject({ event: z.literal('audit.broken'), why: z.enum(['rows', 'anchors', 'mark']) }),
  /** Rows up to and with this number are older than the retention: they go once this is signed. */
  z.strictObject({ event: z.literal('audit.pruned'), upTo: z.number().int().nonnegative() }),
]);
export type AuditEvent = z.infer<typeof auditEventSchema>;
export type AuditEventName = AuditEvent['event'];
