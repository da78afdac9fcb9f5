import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Only this user may read and write it. */
const OWNER_ONLY = 0o600;

/**
 * Writes a file so that after a power cut either the old one or the whole new one is there: beside
 * it first, to the disk, then into its place, then the folder to the disk.
 *
 * @throws Error with the system's `code` where the disk does not take it
 */
export function writeDurably(file: string, text: string): void {
  const draft = `${file}.new`;
  const fd = openSync(draft, 'w', OWNER_ONLY);
  try {
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
