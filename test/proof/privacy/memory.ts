import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { type Found, Searcher } from './searcher.ts';

const PIECE_BYTES = 256 * 1024;
const ZEROS = Buffer.alloc(PIECE_BYTES);
const GAP = Buffer.alloc(1);

/** Stretches of a process's memory that it can write, by `/proc/PID/maps`. */
export function writableIn(maps: string): (readonly [from: number, to: number])[] {
  return maps.split('\n').flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (from === undefined || to === undefined) return [];
    return [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
  });
}

/**
 * Looks through the writable memory of a running process; `undefined` where the system does not
 * allow it. Only counts: what a garbage collector has given up stays there until it is overwritten.
 */
export function searchMemory(pid: number, searcher: Searcher): Found | undefined {
  let memory: number;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return undefined;
  }
  const search = searcher.begin();
  const piece = Buffer.alloc(PIECE_BYTES);
  try {
    for (const [from, to] of writableIn(readFileSync(`/proc/${pid}/maps`, 'utf8'))) {
      for (let at = from; at < to; at += PIECE_BYTES) {
        const read = readPiece(memory, piece, at, Math.min(PIECE_BYTES, to - at));
        // Most of what a process has reserved it has never written.
        const isEmpty = piece.subarray(0, read).equals(ZEROS.subarray(0, read));
        search.push(isEmpty ? GAP : piece.subarray(0, read));
      }
    }
    return search.found();
  } catch {
    return undefined;
  } finally {
    closeSync(memory);
  }
}

/** Some stretches are reserved and not there: those are empty. */
function readPiece(memory: number, piece: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, piece, 0, length, at);
  } catch {
    return 0;
  }
}

/** A process and all that came from it, by number and kind. */
export function processTree(root: number): { readonly pid: number; readonly kind: string }[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = /^PPid:\s+(\d+)$/m.exec(textOf(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree.map((pid) => ({ pid, kind: pid === root ? 'main' : kindOf(pid) }));
}

function kindOf(pid: number): string {
  const command = textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  if (command.includes('service.js')) return 'service';
  return /--type=([a-z-]+)/.exec(command)?.[1] ?? 'helper';
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
