import type { Random } from '../../fuzz/frame/random.ts';
import { type Change, isOfNames, type Moment } from './disk.ts';

/**
 * Which of the changes that were not certain the disk has after all:
 * - `synced`: none
 * - `all`: every one
 * - `prefix`: those up to one of them
 * - `subset`: some, by chance
 * - `torn`: those up to one of them, of which only some sectors
 * - `names`: contents but no names, or names but no contents
 */
export const STATE_KINDS = ['synced', 'all', 'prefix', 'subset', 'torn', 'names'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** What a disk may hold after the power went. */
export interface DiskState {
  readonly kind: StateKind;
  readonly changes: readonly Change[];
}

/** Units in which disks write, in bytes. */
const SECTORS = [512, 4_096] as const;

/** A write of which only some sectors have arrived. */
export function torn(
  { file, at, bytes }: Extract<Change, { kind: 'bytes' }>,
  sector: number,
  random: Random,
): Change[] {
  const parts: Change[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = Math.min(bytes.length, from + sector - ((at + from) % sector));
    const part = { kind: 'bytes', file, at: at + from, bytes: bytes.subarray(from, end) } as const;
    if (random.below(2) === 0) parts.push(part);
    from = end;
  }
  return parts;
}

export interface Choice {
  /** Subsets by chance, at each moment. */
  readonly subsets: number;
  readonly random: Random;
}

/** The states that are tried for one moment. */
export function* statesOf({ pending }: Moment, { subsets, random }: Choice): Generator<DiskState> {
  yield { kind: 'synced', changes: [] };
  if (pending.length === 0) return;
  yield { kind: 'all', changes: pending };
  for (let length = 1; length < pending.length; length++) {
    yield { kind: 'prefix', changes: pending.slice(0, length) };
  }
  for (let turn = 0; turn < subsets && pending.length > 1; turn++) {
    yield { kind: 'subset', changes: pending.filter(() => random.below(2) === 0) };
  }
  for (const [index, change] of pending.entries()) {
    if (change.kind !== 'bytes') continue;
    for (const sector of SECTORS) {
      if (change.bytes.length <= sector && change.at % sector === 0) continue;
      const parts = torn(change, sector, random);
      yield { kind: 'torn', changes: [...pending.slice(0, index), ...parts] };
    }
  }
  const names = pending.filter(isOfNames);
  if (names.length === 0 || names.length === pending.length) return;
  yield { kind: 'names', changes: names };
  yield { kind: 'names', changes: pending.filter((change) => !isOfNames(change)) };
}

/** A folder as it stands in memory: contents by path. */
export interface Files {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly folders: ReadonlySet<string>;
}

function apply(changes: readonly Change[], files: Map<number, Buffer>, names: Names): void {
  const { paths, folders } = names;
  for (const change of changes) {
    switch (change.kind) {
      case 'bytes': {
        const { file, at, bytes } = change;
        const before = files.get(file) ?? Buffer.alloc(0);
        const after = Buffer.alloc(Math.max(before.length, at + bytes.length));
        before.copy(after);
        bytes.copy(after, at);
        files.set(file, after);
        break;
      }
      case 'size': {
        const after = Buffer.alloc(change.size);
        files.get(change.file)?.copy(after);
        files.set(change.file, after);
        break;
      }
      case 'enter':
        paths.set(change.path, change.file);
        break;
      case 'folder':
        folders.add(change.path);
        break;
      case 'leave':
        paths.delete(change.path);
        break;
      case 'move': {
        const file = paths.get(change.from);
        if (file === undefined) break;
        paths.delete(change.from);
        paths.set(change.to, file);
      }
    }
  }
}

interface Names {
  readonly paths: Map<string, number>;
  readonly folders: Set<string>;
}

/** What is certain at a moment, from which its states are made. */
export interface Ground {
  with(changes: readonly Change[]): Files;
}

/** @param durable grows from one moment to the next; only what is new is worked in */
export function createGround(): { at(durable: readonly Change[]): Ground } {
  const files = new Map<number, Buffer>();
  const names: Names = { paths: new Map(), folders: new Set() };
  let done = 0;
  return {
    at(durable) {
      apply(durable.slice(done), files, names);
      done = durable.length;
      return {
        with(changes) {
          // Buffers are never written in place, so that both can share those that do not change.
          const own = new Map(files);
          const at = { paths: new Map(names.paths), folders: new Set(names.folders) };
          apply(changes, own, at);
          const contents = new Map<string, Buffer>();
          for (const [path, file] of at.paths) {
            contents.set(path, own.get(file) ?? Buffer.alloc(0));
          }
          return { contents, folders: at.folders };
        },
      };
    },
  };
}
