import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the operating system's key store offers; Electron's `safeStorage` in the running program. */
export interface OsKeyStore {
  /** False where there is no key store, or only one with a fixed password. */
  readonly isStrong: () => Promise<boolean>;
  readonly seal: (text: string) => Promise<Buffer>;
  /** Rejects where the sealed bytes belong to another user or machine. */
  readonly unseal: (sealed: Buffer) => Promise<string>;
}

export interface DataKey {
  /** 32 bytes, base64. */
  readonly key: string;
  /** False where the key lies in a file that only its permissions protect. */
  readonly protectedByOs: boolean;
  /** Name of the file that held a key which cannot be opened any more; it is kept. */
  readonly unreadable?: string;
}

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

const fileSchema = z.strictObject({ by: z.enum(['os', 'file']), key: z.base64() });

type StoredKey = z.infer<typeof fileSchema>;

async function open(file: string, store: OsKeyStore): Promise<StoredKey | undefined> {
  try {
    const { by, key } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const text = by === 'os' ? await store.unseal(Buffer.from(key, 'base64')) : key;
    return Buffer.from(text, 'base64').length === KEY_BYTES ? { by, key: text } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The key that seals the queue's payloads: sealed by the operating system's key store where there
 * is a real one, otherwise in a file that only this user may read. A key that cannot be opened is
 * set aside, never overwritten.
 *
 * @param now milliseconds since 1970, for the name of a file set aside
 */
export async function loadDataKey(
  dataDir: string,
  store: OsKeyStore,
  now: number,
): Promise<DataKey> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'data-key.json');
  let unreadable: string | undefined;
  if (existsSync(file)) {
    const stored = await open(file, store);
    if (stored) return { key: stored.key, protectedByOs: stored.by === 'os' };
    unreadable = `data-key.unreadable-${now}.json`;
    renameSync(file, path.join(dataDir, unreadable));
  }
  const key = randomBytes(KEY_BYTES).toString('base64');
  const protectedByOs = await store.isStrong();
  const content = protectedByOs
    ? { by: 'os', key: (await store.seal(key)).toString('base64') }
    : { by: 'file', key };
  writeFileSync(file, JSON.stringify(content), { mode: OWNER_ONLY });
  return { key, protectedByOs, ...(unreadable ? { unreadable } : {}) };
}
