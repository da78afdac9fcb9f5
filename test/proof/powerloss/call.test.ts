import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRecord } from './call.ts';

function hex(text: string | Uint8Array): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
const FILE = '/d/terminal.db';

describe('a line of the record', () => {
  test.each([
    [
      `7 openat(AT_FDCWD<${hex('/d')}>, "${hex(FILE)}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 21<${hex(FILE)}>`,
      { kind: 'open', fd: 21, path: FILE, creates: true, empties: false, appends: false },
    ],
    [`7 close(21<${hex(FILE)}>) = 0`, { kind: 'close', fd: 21 }],
    [
      `7 write(1<${hex('pipe:[5]')}>, "${hex('SAVED\n')}", 6) = 6`,
      { kind: 'write', fd: 1, bytes: Buffer.from('SAVED\n') },
    ],
    [`7 read(21<${hex(FILE)}>, "${hex('ab')}", 100) = 2`, { kind: 'skip', fd: 21, bytes: 2 }],
    [`7 fdatasync(21<${hex(FILE)}>)            = 0`, { kind: 'sync', fd: 21 }],
    [`7 ftruncate(21<${hex(FILE)}>, 4096) = 0`, { kind: 'size', fd: 21, size: 4_096 }],
    [
      `7 rename("${hex('/d/a')}", "${hex('/d/b')}") = 0`,
      { kind: 'rename', from: '/d/a', to: '/d/b' },
    ],
    [`7 unlink("${hex('/d/a')}") = 0`, { kind: 'unlink', path: '/d/a' }],
    [`7 mkdir("${hex('/d/f')}", 0700) = 0`, { kind: 'folder', path: '/d/f' }],
    [
      `7 mmap(NULL, 32768, PROT_READ|PROT_WRITE, MAP_SHARED, 23<${hex(FILE)}>, 0) = 0x7f31`,
      { kind: 'map', path: FILE },
    ],
    [
      `7 fallocate(21<${hex(FILE)}>, 0, 0, 10) = 0`,
      { kind: 'unknown', name: 'fallocate', paths: [FILE] },
    ],
  ])('%#: is read', (line, call) => {
    expect(parseRecord(line)).toEqual([call]);
  });

  test.each([
    `7 openat(AT_FDCWD<${hex('/d')}>, "${hex('/x')}", O_RDONLY) = -1 ENOENT (No such file or directory)`,
    `7 mmap(NULL, 10, PROT_READ, MAP_PRIVATE, 23<${hex(FILE)}>, 0) = 0x7f31`,
    '7 +++ exited with 0 +++',
    '',
  ])('%#: that changes nothing is left out', (line) => {
    expect(parseRecord(line)).toEqual([]);
  });

  test('what is written comes out byte for byte, only as much as was taken', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.nat(100_000),
        fc.nat(300),
        (bytes, at, some) => {
          const taken = Math.min(some, bytes.length);
          const line = `9 pwrite64(5<${hex(FILE)}>, "${hex(bytes)}", ${bytes.length}, ${at}) = ${taken}`;
          expect(parseRecord(line)).toEqual([
            { kind: 'write', fd: 5, at, bytes: Buffer.from(bytes).subarray(0, taken) },
          ]);
        },
      ),
    );
  });

  test('nothing at all makes it throw', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void parseRecord(text)));
  });
});

test('calls that two threads make at the same time are put together in the order of their ends', () => {
  const record = [
    `7 fsync(21<${hex(FILE)}> <unfinished ...>`,
    `8 unlink("${hex('/d/a')}") = 0`,
    '7 <... fsync resumed>) = 0',
  ].join('\n');
  expect(parseRecord(record)).toEqual([
    { kind: 'unlink', path: '/d/a' },
    { kind: 'sync', fd: 21 },
  ]);
});
