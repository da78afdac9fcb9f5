import { z } from 'zod';
import { certificateCheckSchema } from '../../contract/certificate-check.ts';
import { failureSchema } from '../../contract/failures.ts';
import type { FileToCheck } from './check-file.ts';

/** With what the thread starts. */
export interface ThreadData {
  /** Files and folders of certificates and lists that are believed. */
  readonly places: readonly string[];
  /** Fetched lists of revoked certificates: nothing else in these files is believed. */
  readonly lists: readonly string[];
}

/** The thread does one thing at a time, in the order in which it was asked. */
export type ToThread =
  | { readonly kind: 'check'; readonly id: number; readonly file: FileToCheck }
  /** A list of revoked certificates that was fetched: is it one that may be used? */
  | { readonly kind: 'list'; readonly id: number; readonly bytes: Uint8Array };

/** A list of revoked certificates, as far as it is told of. */
const listSchema = z.strictObject({
  /** Common name of its issuer. */
  issuer: z.string().max(120),
  /** Milliseconds since 1970, as all of these. */
  thisUpdate: z.number(),
  nextUpdate: z.number().optional(),
  /** Signed by a certificate on the trust list, and of a kind that is understood. */
  isUsable: z.boolean(),
});
export type ListFacts = z.infer<typeof listSchema>;

const file = z.string().max(4_096);

/** What is believed, and what of the configuration cannot be. */
export const trustStatusSchema = z.strictObject({
  anchors: z.array(
    z.strictObject({
      file,
      name: z.string().max(120),
      notBefore: z.number(),
      notAfter: z.number(),
    }),
  ),
  lists: z.array(listSchema.extend({ file })),
  unread: z.array(file),
  missing: z.array(z.strictObject({ place: file, code: z.string().max(40) })),
});
export type TrustStatus = z.infer<typeof trustStatusSchema>;

const result = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: failureSchema }),
  ]);

/** The thread has read what somebody else wrote: what it says is looked at like a reply. */
export const fromThreadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), trust: trustStatusSchema }),
  z.strictObject({
    kind: z.literal('checked'),
    id: z.number(),
    result: result(certificateCheckSchema),
  }),
  z.strictObject({
    kind: z.literal('looked'),
    id: z.number(),
    /** Absent where the bytes are no list. */
    list: listSchema.optional(),
  }),
]);
export type FromThread = z.infer<typeof fromThreadSchema>;
