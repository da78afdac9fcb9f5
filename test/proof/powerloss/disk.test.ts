import { describe, expect, test } from 'vitest';
import type { Call } from './call.ts';
import { follow } from './disk.ts';

const ROOT = '/d';
const A = '/d/a';
function open(fd: number, path: string, more: Partial<Extract<Call, { kind: 'open' }>> = {}): Call {
  return { kind: 'open', fd, path, creates: true, empties: false, appends: false, ...more };
}
function write(fd: number, text: string, at?: number): Call {
  const bytes = Buffer.from(text);
  return { kind: 'write', fd, bytes, ...(at === undefined ? {} : { at }) };
}
const kinds = (changes: readonly { readonly kind: string }[]): string[] =>
  changes.map(({ kind }) => kind);

describe('what is certain', () => {
  test('a file synced is there only when its folder was synced, too', () => {
    const calls = [open(5, A), write(5, 'x', 0), { kind: 'sync', fd: 5 } as const];
    const { moments } = follow(calls, ROOT);
    expect(kinds(moments[0]!.pending)).toEqual(['enter', 'bytes']);
    expect(kinds(moments[1]!.durable)).toEqual(['bytes']);
    expect(kinds(moments[1]!.pending)).toEqual(['enter']);
    const both = follow([...calls, open(6, ROOT), { kind: 'sync', fd: 6 }], ROOT);
    expect(kinds(both.moments.at(-1)!.durable)).toEqual(['bytes', 'enter']);
  });

  test('the sync of one file says nothing of another', () => {
    const { moments } = follow(
      [open(5, A), open(6, '/d/b'), write(5, 'x', 0), write(6, 'y', 0), { kind: 'sync', fd: 6 }],
      ROOT,
    );
    const [only, ...more] = moments.at(-1)!.durable;
    expect([only?.kind === 'bytes' && only.bytes.toString(), more]).toEqual(['y', []]);
  });

  test('a rename waits for the sync of its folder', () => {
    const rename: Call = { kind: 'rename', from: A, to: '/d/b' };
    const { moments } = follow([open(5, A), rename, open(6, ROOT), { kind: 'sync', fd: 6 }], ROOT);
    expect(kinds(moments[0]!.pending)).toEqual(['enter', 'move']);
    expect(moments.at(-1)!.pending).toEqual([]);
  });

  test('what was said before a moment is promised in it, what comes later is not', () => {
    const { moments, promises } = follow(
      [
        write(1, 'SAVED a\nSAV'),
        open(5, A),
        write(5, 'x'),
        { kind: 'sync', fd: 5 },
        write(1, 'ED b\n'),
      ],
      ROOT,
    );
    expect(moments.map((moment) => moment.promises)).toEqual([['SAVED a'], ['SAVED a', 'SAVED b']]);
    expect(promises).toEqual(['SAVED a', 'SAVED b']);
  });
});

test('writes without a place follow one another, behind what was read, or at the end', () => {
  const { moments } = follow(
    [
      ...[open(5, A), write(5, 'ab'), write(5, 'c'), { kind: 'skip', fd: 5, bytes: 4 } as const],
      ...[write(5, 'd'), open(6, A, { appends: true }), write(6, 'e')],
    ],
    ROOT,
  );
  const places = moments[0]!.pending.map((one) => (one.kind === 'bytes' ? one.at : undefined));
  expect(places).toEqual([undefined, 0, 2, 7, 8]);
});

test('files elsewhere and the index of the log are left out, a mapped database is not', () => {
  const shm = '/d/terminal.db-shm';
  const { moments, leftOut } = follow(
    [open(5, '/e/a'), write(5, 'x'), open(6, shm), write(6, 'x'), { kind: 'map', path: shm }],
    ROOT,
  );
  expect([moments[0]!.pending, [...leftOut]]).toEqual([[], [shm]]);
  expect(() => follow([{ kind: 'map', path: A }], ROOT)).toThrow('mapped');
});

test('a call that cannot be replayed ends it, where it is about this folder', () => {
  const call = (paths: string[]): Call => ({ kind: 'unknown', name: 'fallocate', paths });
  expect(() => follow([call(['/e/a'])], ROOT)).not.toThrow();
  expect(() => follow([call([A])], ROOT)).toThrow('fallocate');
});
