import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import {
  closeToOthers,
  eraseDurably,
  makeFolderDurably,
  renameDurably,
} from '../contract/durable-file.node.ts';
import { err, ok, type Result } from '../contract/result.ts';
import {
  isPrivateKey,
  makePrivateKeys,
  type PrivateKeys,
  SCALAR_BYTES,
} from '../crypto/private-key.ts';
import {
  type AsideFile,
  asideFilesOf,
  freeAsideName,
  keepAside,
  type OsKeyStore,
  readSecret,
  type Secret,
  strengthenSecret,
  writeSecret,
} from './sealed-secret.ts';

export interface TerminalKeys {
  readonly keys: PrivateKeys;
  /** False where they lie in a file that only its permissions protect. */
  readonly protectedByOs: boolean;
  /** Whether they have been made just now, so that nobody knows their public keys yet. */
  readonly areNew: boolean;
}

/** The name of the file whose keys cannot be opened. */
export interface UnreadableKeys {
  readonly file: string;
}

const TERMINAL_KEYS_FILE = 'terminal-keys.json';
/**
 * How long replaced keys are kept after the platform has accepted the new ones: long enough to find
 * out that something still needs them, and no longer, for the old encryption key opens what was
 * recorded before.
 */
const RETIRED_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

function makeFolder(dataDir: string): void {
  makeFolderDurably(dataDir);
  closeToOthers(dataDir);
}

/**
 * The terminal's former keys, the newest first: `replaced` while the platform may know no others,
 * `retired` from the time on at which it has accepted those in use.
 */
function formerKeys(dataDir: string, why: 'replaced' | 'retired'): AsideFile[] {
  const found = asideFilesOf(path.join(dataDir, TERMINAL_KEYS_FILE), why);
  return found.sort((one, other) => other.at - one.at);
}

/**
 * The terminal's two private keys; made where there are none, and no replaced ones either: those are
 * taken back, for they may be all that the platform knows of this terminal. Keys that cannot be opened are left
 * where they are and not replaced: with new ones the terminal would be a stranger to the platform,
 * and a key store that is locked today may be open tomorrow. {@link renewTerminalKeys} replaces them.
 */
export async function loadTerminalKeys(
  dataDir: string,
  store: OsKeyStore,
): Promise<Result<TerminalKeys, UnreadableKeys>> {
  makeFolder(dataDir);
  const file = path.join(dataDir, TERMINAL_KEYS_FILE);
  const [lastReplaced] = existsSync(file) ? [] : formerKeys(dataDir, 'replaced');
  if (lastReplaced) renameDurably(path.join(dataDir, lastReplaced.name), file);
  const stored = await readSecret(file, store, areTerminalKeys);
  if (stored === 'unreadable') return err({ file: TERMINAL_KEYS_FILE });
  if (stored !== 'absent') {
    return ok(asTerminalKeys(await strengthenSecret(file, stored, store), false));
  }
  return ok(asTerminalKeys(await writeSecret(file, newTerminalKeys(), store), true));
}

/** Whether the terminal has keys, readable or not, or replaced ones that would be taken back. */
export function hasTerminalKeys(dataDir: string): boolean {
  const isThere = existsSync(path.join(dataDir, TERMINAL_KEYS_FILE));
  return isThere || (existsSync(dataDir) && formerKeys(dataDir, 'replaced').length > 0);
}

/**
 * The platform has accepted the keys in use: from now on the replaced ones are retired, and
 * {@link tendReplacedKeys} removes them in time.
 *
 * @param now milliseconds since 1970
 * @returns the names of the files with which that failed
 */
export function retireReplacedKeys(dataDir: string, now: number): readonly string[] {
  const file = path.join(dataDir, TERMINAL_KEYS_FILE);
  return formerKeys(dataDir, 'replaced').flatMap(({ name }) => {
    try {
      renameDurably(
        path.join(dataDir, name),
        path.join(dataDir, freeAsideName(file, 'retired', now)),
      );
      return [];
    } catch {
      return [name];
    }
  });
}

/**
 * Removes the terminal's former keys 30 days after the platform has accepted those in use, and until
 * then seals those that lie open, once there is a key store. Before that no clock removes them.
 *
 * @param now milliseconds since 1970
 * @returns the names of the files with which that failed
 */
export async function tendReplacedKeys(
  dataDir: string,
  store: OsKeyStore,
  now: number,
): Promise<readonly string[]> {
  const left: string[] = [];
  const retired = formerKeys(dataDir, 'retired');
  const due = retired.filter(({ at }) => now - at >= RETIRED_KEPT_MS);
  for (const { name } of [...formerKeys(dataDir, 'replaced'), ...retired]) {
    const file = path.join(dataDir, name);
    try {
      if (due.some((one) => one.name === name)) {
        eraseDurably(file);
        continue;
      }
      const secret = await readSecret(file, store, () => true);
      if (typeof secret === 'object') await strengthenSecret(file, secret, store);
    } catch {
      left.push(name);
    }
  }
  return left;
}

/**
 * Makes new keys and keeps the old ones under another name; {@link tendReplacedKeys} sees to those.
 * Wherever it breaks off, the terminal has its old keys or the new ones.
 *
 * @param now milliseconds since 1970, for the name of the old file
 * @returns also the name under which the old keys are kept, if there were any
 * @throws Error of the key store, or with the system's `code` where the disk does not take the file;
 *   then nothing has changed
 */
export async function renewTerminalKeys(
  dataDir: string,
  store: OsKeyStore,
  now: number,
): Promise<TerminalKeys & { readonly keptAs?: string }> {
  makeFolder(dataDir);
  const file = path.join(dataDir, TERMINAL_KEYS_FILE);
  const keptAs = existsSync(file) ? keepAside(file, 'replaced', now) : undefined;
  try {
    const secret = await writeSecret(file, newTerminalKeys(), store);
    return { ...asTerminalKeys(secret, true), ...(keptAs === undefined ? {} : { keptAs }) };
  } catch (error) {
    const kept = path.join(dataDir, keptAs ?? TERMINAL_KEYS_FILE);
    // Still only a second name of the keys in use: they have not been replaced.
    if (keptAs !== undefined && readFileSync(kept).equals(readFileSync(file))) unlinkSync(kept);
    throw error;
  }
}

/** Both numbers, the signing key first. */
function newTerminalKeys(): Buffer {
  const { sign, encrypt } = makePrivateKeys(randomBytes);
  return Buffer.from(sign + encrypt, 'hex');
}

function privateKeysOf(bytes: Buffer): PrivateKeys {
  const hex = (part: Buffer): string => part.toString('hex');
  const [sign, encrypt] = [bytes.subarray(0, SCALAR_BYTES), bytes.subarray(SCALAR_BYTES)];
  return { sign: hex(sign), encrypt: hex(encrypt) };
}

function areTerminalKeys(bytes: Buffer): boolean {
  const { sign, encrypt } = privateKeysOf(bytes);
  return isPrivateKey(sign) && isPrivateKey(encrypt);
}

function asTerminalKeys({ bytes, protectedByOs }: Secret, areNew: boolean): TerminalKeys {
  return { keys: privateKeysOf(bytes), protectedByOs, areNew };
}
