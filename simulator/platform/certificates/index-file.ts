import { z } from 'zod';
import { sm3HexSchema } from '../../../contract/platform/common.ts';

/** Name of the index in the folder of drawn certificates. */
export const INDEX_FILE = 'index.json';
/** Folder in it with the certificates and lists that a hall's trust list names. */
export const TRUST_FOLDER = 'trust';

const indexEntrySchema = z.strictObject({
  identifier: z.string(),
  /** File name inside the folder; it tells nothing of a person. */
  file: z.string().regex(/^[a-z0-9-]+\.(png|pdf|ofd)$/),
  mediaType: z.enum(['image/png', 'application/pdf', 'application/ofd']),
  sizeBytes: z.number().int().positive(),
  sm3: sm3HexSchema,
});
export type IndexEntry = z.infer<typeof indexEntrySchema>;

/** The index: which file belongs to which certificate. */
export const certificateIndexSchema = z.strictObject({
  /** Digest over the data and drawing sources that the files were made from. */
  source: z.string(),
  files: z.array(indexEntrySchema),
});
export type CertificateIndex = z.infer<typeof certificateIndexSchema>;
