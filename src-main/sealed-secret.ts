import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { keepDurably, renameDurably, replaceDurably } from '../contract/durable-file.node.ts';

/** What the operating system's key store offers; Electron's `safeStorage` in the running program. */
export interface OsKeyStore {
  /** False where there is no key store, or only one with a fixed password. */
  readonly isStrong: () => Promise<boolean>;
  readonly seal: (text: string) => Promise<Buffer>;
  /** Rejects where the sealed bytes belong to another user or machine. */
  readonly unseal: (sealed: Buffer) => Promise<string>;
}

export interface Secret {
  readonly bytes: Buffer;
  /** False where the secret lies in a file that only its permissions protect. */
  readonly protectedByOs: boolean;
}

const fileSchema = z.strictObject({ by: z.enum(['os', 'file']), key: z.base64() });

/**
 * Reads a secret that {@link writeSecret} wrote.
 *
 * @param fits whether these bytes are such a secret
 * @returns `unreadable` where the file is damaged, or sealed for another user or machine
 */
export async function readSecret(
  file: string,
  store: OsKeyStore,
  fits: (bytes: Buffer) => boolean,
): Promise<Secret | 'absent' | 'unreadable'> {
  if (!existsSync(file)) return 'absent';
  try {
    const { by, key } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const text = by === 'os' ? await store.unseal(Buffer.from(key, 'base64')) : key;
    const bytes = Buffer.from(text, 'base64');
    return fits(bytes) ? { bytes, protectedByOs: by === 'os' } : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/**
 * Keeps a secret: sealed by the operating system's key store where there is a real one, otherwise
 * in a file that only this user may read. The secret that was there before is there, whole, until the
 * new one is, and then written over.
 */
export async function writeSecret(file: string, bytes: Buffer, store: OsKeyStore): Promise<Secret> {
  const key = bytes.toString('base64');
  const protectedByOs = await store.isStrong();
  const content = protectedByOs
    ? { by: 'os', key: (await store.seal(key)).toString('base64') }
    : { by: 'file', key };
  replaceDurably(file, JSON.stringify(content));
  return { bytes, protectedByOs };
}

/** Seals a secret that lay open, now that there is a key store; otherwise leaves it as it is. */
export async function strengthenSecret(
  file: string,
  secret: Secret,
  store: OsKeyStore,
): Promise<Secret> {
  if (secret.protectedByOs || !(await store.isStrong())) return secret;
  return writeSecret(file, secret.bytes, store);
}

type Why = 'unreadable' | 'replaced' | 'retired';

/** A file that {@link setAside} or {@link keepAside} has put away. */
export interface AsideFile {
  /** Without its folder. */
  readonly name: string;
  /** When it was set aside, in milliseconds since 1970. */
  readonly at: number;
}

function asideName(file: string, why: Why, at: number): string {
  const { name, ext } = path.parse(file);
  return `${name}.${why}-${at}${ext}`;
}

/** The aside name for this time, or for the first millisecond after it whose name nothing has. */
export function freeAsideName(file: string, why: Why, now: number): string {
  let at = now;
  while (existsSync(path.join(path.dirname(file), asideName(file, why, at)))) at += 1;
  return asideName(file, why, at);
}

/**
 * Sets a file aside so that a new one can be made; nothing is ever overwritten.
 *
 * @param why stands in its new name
 * @param now milliseconds since 1970, for its new name
 * @returns the new name, without its folder
 */
export function setAside(file: string, why: Why, now: number): string {
  const keptAs = freeAsideName(file, why, now);
  renameDurably(file, path.join(path.dirname(file), keptAs));
  return keptAs;
}

/**
 * Keeps a file under a second name for the time when it will have been replaced: until then the first
 * name stands.
 *
 * @returns the second name, without the folder; no file that is there already has it
 */
export function keepAside(file: string, why: Why, now: number): string {
  const keptAs = freeAsideName(file, why, now);
  keepDurably(file, path.join(path.dirname(file), keptAs));
  return keptAs;
}

/** What {@link setAside} or {@link keepAside} has put away of a file. */
export function asideFilesOf(file: string, why: Why): AsideFile[] {
  return readdirSync(path.dirname(file))
    .map((name) => ({ name, at: Number(/-(\d+)\.\w+$/.exec(name)?.[1]) }))
    .filter(({ name, at }) => name === asideName(file, why, at));
}
