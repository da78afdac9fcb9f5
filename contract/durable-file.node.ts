import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
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
export function writeDurably(file: string, text: string): void {
  const draft = `${file}.new`;
  // A draft of before may be open to everybody, or a link to elsewhere: only a file made here counts.
  rmSync(draft, { force: true });
  const fd = openSync(draft, 'wx', OWNER_ONLY);
  try {
    fchmodSync(fd, OWNER_ONLY);
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** Gives a file another name, for good. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(path.dirname(to));
}

/**
 * Writes zeros over a file and removes it. A link is removed, and what it leads to left alone. What a
 * disk or file system keeps of the old content elsewhere is out of reach.
 *
 * @throws Error with the system's `code` where the file is not there or cannot be written or removed
 */
export function eraseDurably(file: string): void {
  const found = lstatSync(file);
  if (found.isFile()) {
    const fd = openSync(file, 'r+');
    try {
      writeFileSync(fd, Buffer.alloc(found.size));
      fsyncSync(fd);
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
