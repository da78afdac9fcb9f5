import path from 'node:path';
import type { Call } from './call.ts';

/** One change that a disk can have or not have, when the power goes before it was synced. */
export type Change =
  | { readonly kind: 'bytes'; readonly file: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'size'; readonly file: number; readonly size: number }
  | { readonly kind: 'enter'; readonly path: string; readonly file: number }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'leave'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

/** Where the power may go: everything that is certain, what is not, and what was promised by then. */
export interface Moment {
  readonly durable: readonly Change[];
  /** In the order in which they were made. */
  readonly pending: readonly Change[];
  readonly promises: readonly string[];
}

export interface Recorded {
  /** Right before every sync that made something certain, and at the end. */
  readonly moments: readonly Moment[];
  readonly syncs: number;
  readonly writes: number;
  readonly promises: readonly string[];
  /** Files that are left out, because they are only an index in memory. */
  readonly leftOut: ReadonlySet<string>;
}

const STANDARD_OUTPUT = 1;

export function isOfNames(change: Change): boolean {
  return change.kind !== 'bytes' && change.kind !== 'size';
}

/** The folder whose sync makes a change of names certain. */
function folderOf(change: Change): string | undefined {
  if (change.kind === 'bytes' || change.kind === 'size') return undefined;
  return path.dirname(change.kind === 'move' ? change.to : change.path);
}

interface Open {
  readonly path: string;
  /** Absent: a folder. */
  readonly file: number | undefined;
  position: number;
}

/**
 * Follows a record: which changes there were within a folder, and which sync made each one certain.
 * The strictest reading of POSIX: a sync of a file says nothing of its name, that of a folder nothing
 * of what is in its files.
 *
 * @param root the folder, which is there before the record begins
 * @throws where the record holds a call that cannot be replayed
 */
export function follow(calls: readonly Call[], root: string): Recorded {
  const durable: Change[] = [];
  let pending: Change[] = [];
  const moments: Moment[] = [];
  const promises: string[] = [];
  const leftOut = new Set<string>();
  const names = new Map<string, number>();
  const sizes = new Map<number, number>();
  const open = new Map<number, Open>();
  let said = '';
  let files = 0;
  let syncs = 0;
  let writes = 0;

  const isInside = (file: string): boolean => file.startsWith(`${root}/`) && !file.endsWith('-shm');

  function moment(): Moment {
    return { durable: [...durable], pending, promises: [...promises] };
  }
  function sync(isMeant: (change: Change) => boolean): void {
    syncs++;
    if (!pending.some(isMeant)) return;
    moments.push(moment());
    durable.push(...pending.filter(isMeant));
    pending = pending.filter((change) => !isMeant(change));
  }
  function change(one: Change): void {
    pending = [...pending, one];
  }
  function setSize(file: number, size: number): void {
    change({ kind: 'size', file, size });
    sizes.set(file, size);
  }
  function say(text: string): void {
    said += text;
    const lines = said.split('\n');
    said = lines.pop() ?? '';
    promises.push(...lines);
  }

  function opens(call: Extract<Call, { kind: 'open' }>): void {
    const { fd, path: file, creates, empties, appends } = call;
    open.delete(fd);
    if (file === root) open.set(fd, { path: file, file: undefined, position: 0 });
    if (!isInside(file)) return;
    if (!names.has(file) && creates) {
      names.set(file, ++files);
      change({ kind: 'enter', path: file, file: files });
    }
    const number = names.get(file);
    if (number !== undefined && empties && (sizes.get(number) ?? 0) > 0) setSize(number, 0);
    const position = appends && number !== undefined ? (sizes.get(number) ?? 0) : 0;
    open.set(fd, { path: file, file: number, position });
  }

  function writesTo(one: Open, { at, bytes }: Extract<Call, { kind: 'write' }>): void {
    if (one.file === undefined) return;
    writes++;
    const from = at ?? one.position;
    change({ kind: 'bytes', file: one.file, at: from, bytes });
    if (at === undefined) one.position = from + bytes.length;
    sizes.set(one.file, Math.max(sizes.get(one.file) ?? 0, from + bytes.length));
  }

  function rename(from: string, to: string): void {
    const number = names.get(from);
    if (number === undefined) return;
    names.delete(from);
    names.set(to, number);
    change({ kind: 'move', from, to });
  }

  function take(call: Call): void {
    switch (call.kind) {
      case 'open':
        return opens(call);
      case 'close':
        return void open.delete(call.fd);
      case 'write': {
        if (call.fd === STANDARD_OUTPUT) return say(call.bytes.toString('utf8'));
        const one = open.get(call.fd);
        return one && writesTo(one, call);
      }
      case 'skip': {
        const one = open.get(call.fd);
        if (one) one.position += call.bytes;
        return;
      }
      case 'size': {
        const file = open.get(call.fd)?.file;
        return file === undefined ? undefined : setSize(file, call.size);
      }
      case 'sync': {
        const one = open.get(call.fd);
        if (!one) return;
        const { file } = one;
        if (file === undefined) return sync((made) => folderOf(made) === one.path);
        return sync((made) => 'file' in made && made.kind !== 'enter' && made.file === file);
      }
      case 'map':
        if (call.path.endsWith('-shm')) leftOut.add(call.path);
        else if (isInside(call.path)) throw new Error(`mapped: ${call.path}`);
        return;
      case 'rename':
        return rename(call.from, call.to);
      case 'link': {
        const file = names.get(call.from);
        if (file === undefined) return;
        names.set(call.to, file);
        return change({ kind: 'enter', path: call.to, file });
      }
      case 'unlink':
        if (!names.delete(call.path)) return;
        return change({ kind: 'leave', path: call.path });
      case 'folder':
        if (isInside(call.path)) change({ kind: 'folder', path: call.path });
        return;
      case 'unknown':
        if (call.paths.some(isInside)) throw new Error(`cannot be replayed: ${call.name}`);
    }
  }

  for (const call of calls) take(call);
  moments.push(moment());
  return { moments, syncs, writes, promises, leftOut };
}
