import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { closeToOthers, eraseDurably, makeFolderDurably } from '../contract/durable-file.node.ts';
import { MAX_DATA_KEYS, type NamedDataKey } from '../contract/service-protocol.ts';
import {
  asideFilesOf,
  type OsKeyStore,
  readSecret,
  setAside,
  writeSecret,
} from './sealed-secret.ts';

/** The data keys: they seal the keys of the queue's rows. */
export interface DataKeyCustody {
  /** The newest first; at least one. */
  keys(): NamedDataKey[];
  /** False where they lie in a file that only its permissions protect. */
  protectedByOs(): boolean;
  /** Name of the file that held keys which cannot be opened now; it is kept. */
  readonly unreadable?: string | undefined;
  /** Names of files that could not be opened at an earlier start; their keys are in the list again. */
  readonly recovered: readonly string[];
  /** Whether other users may look into the data folder, and this one cannot change that. */
  readonly isFolderOpen: boolean;
  /**
   * Makes a new key where the newest is old enough; it is on the disk before this resolves.
   *
   * @param now milliseconds since 1970
   * @returns whether there is a new one
   * @throws Error with the system's `code` where the disk does not take it; then nothing has changed
   */
  rotateIfDue(now: number): Promise<boolean>;
  /**
   * Drops every key that nothing is sealed with any more; never the newest.
   *
   * @param ids the keys that are in use
   * @throws as `rotateIfDue`
   */
  keepOnly(ids: readonly string[]): Promise<void>;
}

export interface CustodyOptions {
  readonly dataDir: string;
  readonly store: OsKeyStore;
  /** Age at which the newest key is followed by another, in days; 0 for never. */
  readonly keyDays: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const FILE = 'data-key.json';
const KEY_BYTES = 32;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A key, base64, and when it was made, in milliseconds since 1970. */
const heldSchema = z.strictObject({ key: z.base64().length(44), madeAt: z.number() });
type HeldKey = z.infer<typeof heldSchema>;
const listSchema = z.array(heldSchema).min(1).max(MAX_DATA_KEYS);

/** The fingerprint that rows name: enough to tell keys apart, and nothing of the key. */
function named({ key }: HeldKey): NamedDataKey {
  const digest = createHash('sha256').update('liangma data key').update(Buffer.from(key, 'base64'));
  return { id: digest.digest('hex').slice(0, 16), key };
}

function newKey(now: number): HeldKey {
  return { key: randomBytes(KEY_BYTES).toString('base64'), madeAt: now };
}

/** The list in a file; the first release kept one bare key, whose age is that of its file. */
function listIn(bytes: Buffer, file: string): readonly HeldKey[] | undefined {
  if (bytes.length === KEY_BYTES) {
    return [{ key: bytes.toString('base64'), madeAt: Math.floor(statSync(file).mtimeMs) }];
  }
  try {
    return listSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

function bytesOf(list: readonly HeldKey[]): Buffer {
  return Buffer.from(JSON.stringify(list));
}

/**
 * Opens the data keys, or makes the first. A file that cannot be opened is set aside and a new key
 * begun: the terminal goes on working, and what the old keys sealed waits. As soon as a start can open
 * that file again, its keys come back into the list.
 */
export async function openDataKeys(options: CustodyOptions): Promise<DataKeyCustody> {
  const { dataDir, store, keyDays } = options;
  makeFolderDurably(dataDir);
  const isFolderOpen = !closeToOthers(dataDir);
  const file = path.join(dataDir, FILE);
  const fits = (bytes: Buffer): boolean => listIn(bytes, file) !== undefined;
  const read = async (from: string) => {
    const secret = await readSecret(from, store, fits);
    if (typeof secret === 'string') return secret;
    return { list: listIn(secret.bytes, from) ?? [], protectedByOs: secret.protectedByOs };
  };

  const stored = await read(file);
  const unreadable =
    stored === 'unreadable' ? setAside(file, 'unreadable', options.now) : undefined;
  let list = typeof stored === 'object' ? stored.list : [newKey(options.now)];
  let isProtected = typeof stored === 'object' && stored.protectedByOs;

  async function write(next: readonly HeldKey[]): Promise<void> {
    isProtected = (await writeSecret(file, bytesOf(next), store)).protectedByOs;
    list = next;
  }

  const recovered: string[] = [];
  for (const { name } of asideFilesOf(file, 'unreadable')) {
    const aside = await read(path.join(dataDir, name));
    if (typeof aside !== 'object') continue;
    const back = aside.list.filter(({ key }) => list.every((one) => one.key !== key));
    if (list.length + back.length > MAX_DATA_KEYS) continue;
    await write([...list, ...back]);
    eraseDurably(path.join(dataDir, name));
    recovered.push(name);
  }
  const mustWrite = typeof stored !== 'object' || (!isProtected && (await store.isStrong()));
  if (mustWrite) await write(list);

  return {
    keys: () => list.map(named),
    protectedByOs: () => isProtected,
    unreadable,
    recovered,
    isFolderOpen,
    async rotateIfDue(now) {
      const age = now - Math.max(...list.map(({ madeAt }) => madeAt));
      if (keyDays === 0 || age < keyDays * DAY_MS || list.length >= MAX_DATA_KEYS) return false;
      await write([newKey(now), ...list]);
      return true;
    },
    async keepOnly(ids) {
      const kept = list.filter((one, index) => index === 0 || ids.includes(named(one).id));
      if (kept.length < list.length) await write(kept);
    },
  };
}
