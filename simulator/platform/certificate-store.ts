import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../contract/result.ts';
import { CERTIFICATES } from '../data/certificates.ts';
import { INDEX_FILE, certificateIndexSchema, type IndexEntry } from './certificates/index-file.ts';

/** The drawn certificate files. */
export interface CertificateStore {
  /** What the index says about the file of this certificate. */
  find(identifier: string): IndexEntry | undefined;
  /** The file's bytes, or `undefined` where it cannot be read or has another size. */
  read(identifier: string): Promise<Uint8Array | undefined>;
}

/** Opens a folder written by `certificates/main.ts`; the error says what is wrong with it. */
export async function openCertificateStore(
  directory: string,
): Promise<Result<CertificateStore, string>> {
  const index = await readIndex(directory);
  if (!index.ok) return index;
  const entries = new Map(index.value.map((entry) => [entry.identifier, entry]));
  const missing = CERTIFICATES.filter(({ identifier }) => !entries.has(identifier));
  if (missing.length > 0) return err(`${INDEX_FILE} lacks ${missing[0]?.id ?? ''}: draw it again`);
  return ok({
    find: (identifier) => entries.get(identifier),
    async read(identifier) {
      const entry = entries.get(identifier);
      if (!entry) return undefined;
      try {
        const bytes = await readFile(join(directory, entry.file));
        return bytes.length === entry.sizeBytes ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
  });
}

async function readIndex(directory: string): Promise<Result<readonly IndexEntry[], string>> {
  const path = join(directory, INDEX_FILE);
  try {
    const index = certificateIndexSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return index.success ? ok(index.data.files) : err(`${path} is not a certificate index`);
  } catch {
    return err(`${path} cannot be read: run simulator/platform/certificates/main.ts first`);
  }
}
