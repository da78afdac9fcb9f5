import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** Only this user may read and write it. */
const OWNER_ONLY = 0o600;
/** What a group or anybody else may do with a file. */
const OTHERS = 0o077;
const PERMISSIONS = 0o777;

/**
 * Writes a file so that after a power cut either the old one or the whole new one is there: beside
 * it first, to the disk, then into its place, then the folder to the disk.
 *
 * @throws Error with the system's `code` where the disk does not take it
 */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const draft = `${file}.new`;
  // A draft of before may be open to everybody, or a link to elsewhere: only a file made here counts.
  rmSync(draft, { force: true });
  const fd = openSync(draft, 'wx', OWNER_ONLY);
  try {
    fchmodSync(fd, OWNER_ONLY);
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/**
 * As {@link writeDurably}, but the old content is not only let go: it is written over with zeros,
 * as {@link eraseDurably} does it, once the new file is in its place. Unless the old file has a
 * second name: then somebody keeps it.
 *
 * @throws Error as {@link writeDurably}; then the old file is as it was
 */
export function replaceDurably(file: string, text: string): void {
  // Windows replaces no file that is open; there is always a key store that has sealed the content.
  const isOverwritten = process.platform !== 'win32' && isPlainFile(file);
  const old = isOverwritten ? openSync(file, 'r+') : undefined;
  try {
    writeDurably(file, text);
    if (old !== undefined && fstatSync(old).nlink === 0) tryZeros(old);
  } finally {
    if (old !== undefined) closeSync(old);
  }
}

/**
 * Gives a file a second name, so that one of them can be replaced and the other stays. Where the file
 * system has no second names, a copy.
 *
 * @throws Error with the system's `code` where `to` is there already, or the disk does not take it
 */
export function keepDurably(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch (error) {
    if (existsSync(to)) throw error;
    writeDurably(to, readFileSync(file, 'utf8'));
  }
  syncFolder(path.dirname(to));
}

/**
 * Makes a folder for its owner alone, with those above it that are missing, so that a power cut does
 * not take away what will be written into it. One that is there stays as it is.
 *
 * @throws Error with the system's `code` where the disk does not take it
 */
export function makeFolderDurably(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = path.dirname(path.resolve(first));
  for (let at = path.resolve(folder); at !== top; at = path.dirname(at)) {
    syncFolder(path.dirname(at));
  }
}

/** Gives a file another name, for good. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(path.dirname(to));
}

/**
 * Writes zeros over a file and removes it. A link is removed, and what it leads to left alone, and so
 * is a file that has a second name: somebody keeps it by {@link keepDurably}. What a disk or file system keeps of the old content elsewhere is out of reach.
 *
 * @throws Error with the system's `code` where the file is not there or cannot be written or removed
 */
export function eraseDurably(file: string): void {
  const found = lstatSync(file);
  if (found.isFile() && found.nlink === 1) {
    const fd = openSync(file, 'r+');
    try {
      writeZeros(fd);
    } finally {
      closeSync(fd);
    }
  }
  unlinkSync(file);
  syncFolder(path.dirname(file));
}

/**
 * Takes from everybody but its owner whatever they may do with a file or folder.
 *
 * @returns false where it is open to others and stays so, for it belongs to another user. Windows has
 *   no such permissions: there the folder above decides, and this is true.
 */
export function closeToOthers(file: string): boolean {
  if (process.platform === 'win32') return true;
  const { mode } = statSync(file);
  if ((mode & OTHERS) === 0) return true;
  try {
    chmodSync(file, mode & PERMISSIONS & ~OTHERS);
    return true;
  } catch {
    return false;
  }
}

function isPlainFile(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** From the first byte to the last, and to the disk. */
function writeZeros(fd: number): void {
  const { size } = fstatSync(fd);
  for (let at = 0; at < size;) at += writeSync(fd, Buffer.alloc(size - at), 0, size - at, at);
  fsyncSync(fd);
}

/** Where a disk does not even take zeros, the new file counts all the same. */
function tryZeros(fd: number): void {
  try {
    writeZeros(fd);
  } catch {
    return;
  }
}

function syncFolder(folder: string): void {
  // Windows opens no folder; NTFS keeps a journal of its names.
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
