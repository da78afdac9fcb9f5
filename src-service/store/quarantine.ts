import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eraseDurably, renameDurably, writeDurably } from '../../contract/durable-file.node.ts';

/**
 * The database's files, in the order in which they are set aside: the log goes before its database,
 * for SQLite would replay a log left behind into the new file.
 */
const FILES = ['-wal', '-shm', ''] as const;

function keptName(file: string, at: number): string {
  return `${path.basename(file, '.db')}.damaged-${at}.db`;
}

/**
 * A mark beside the database while its files are being set aside: one that is cut off in between must
 * be finished, or the database would be opened without its log. Its content is the time in the name.
 */
function markOf(file: string): string {
  return `${file}-quarantine`;
}

/** Whether setting aside was begun and not finished. */
export function isHalfSetAside(file: string): boolean {
  return existsSync(markOf(file));
}

/** @returns when the one that is under way was begun; undefined where none is, or the mark is spoilt */
function begunAt(file: string): number | undefined {
  if (!isHalfSetAside(file)) return undefined;
  const text = readFileSync(markOf(file), 'utf8');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function begin(file: string, now: number): number {
  const folder = path.dirname(file);
  let at = now;
  const isTaken = (name: string): boolean =>
    FILES.some((suffix) => existsSync(path.join(folder, name + suffix)));
  while (isTaken(keptName(file, at))) at++;
  writeDurably(markOf(file), String(at));
  return at;
}

/**
 * Sets a damaged database aside with its log; nothing is deleted or overwritten. One that was begun
 * and cut off is finished.
 *
 * @param now milliseconds since 1970, for the new name
 * @returns the new name of the database, without its folder
 */
export function quarantine(file: string, now: number): string {
  const name = keptName(file, begunAt(file) ?? begin(file, now));
  for (const suffix of FILES) {
    const damaged = file + suffix;
    if (existsSync(damaged)) renameDurably(damaged, path.join(path.dirname(file), name + suffix));
  }
  eraseDurably(markOf(file));
  return name;
}

/** A log whose database is gone: SQLite would delete it, with whatever stands in it. */
export function isOrphanLog(file: string): boolean {
  return !existsSync(file) && existsSync(`${file}-wal`);
}

/** A database that was set aside, now or earlier. */
export interface DamagedFile {
  /** Without its folder. */
  readonly name: string;
  /** When it was set aside, in milliseconds since 1970. */
  readonly at: number;
}

/** Every database that was set aside and still lies there, the newest first. */
export function damagedFiles(file: string): DamagedFile[] {
  const found = new Map<string, DamagedFile>();
  for (const entry of readdirSync(path.dirname(file))) {
    const name = entry.replace(/-(?:wal|shm)$/, '');
    const at = Number(/-(\d+)\.db$/.exec(name)?.[1]);
    if (name === keptName(file, at)) found.set(name, { name, at });
  }
  return [...found.values()].sort((a, b) => b.at - a.at);
}
