import { zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { openPackage } from './package.ts';

const encoder = new TextEncoder();
const FILES = { 'OFD.xml': encoder.encode('<a/>'), 'Doc_0/a.txt': encoder.encode('b'.repeat(99)) };

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** A package whose `nth` record of that signature has another value at an offset. */
function patched(signature: number, at: number, value: number, nth = 0, files: Zippable = FILES) {
  const bytes = zipSync(files);
  const view = new DataView(bytes.buffer);
  let found = 0;
  for (let offset = 0; offset + 4 <= bytes.length; offset++) {
    if (view.getUint32(offset, true) !== signature || found++ !== nth) continue;
    view.setUint16(offset + at, value, true);
    return bytes;
  }
  throw new Error('no such record');
}

function codeOf(bytes: Uint8Array, limits = DEFAULT_LIMITS): string {
  const opened = openPackage(bytes, limits);
  return opened.ok ? 'opened' : opened.error.code;
}

test('files are found whatever their capitals, and read whole', () => {
  const found = unwrap(openPackage(zipSync(FILES)));
  expect(found.paths).toEqual(['OFD.xml', 'Doc_0/a.txt']);
  expect(found.find('DOC_0/A.TXT')).toBe('Doc_0/a.txt');
  expect(found.find('Doc_0/b.txt')).toBeUndefined();
  expect(unwrap(found.read('doc_0/a.txt', 'it'))).toEqual(FILES['Doc_0/a.txt']);
  expect(found.read('x', 'it')).toMatchObject({
    error: { code: 'DOC_DAMAGED', detail: 'it: not in the package' },
  });
});

test.each([
  ['no ZIP at all', encoder.encode('%PDF-1.7'.repeat(9)), 'DOC_FORMAT'],
  ['nothing', new Uint8Array(), 'DOC_FORMAT'],
  ['a name that leads out', zipSync({ '../evil.xml': FILES['OFD.xml'] }), 'DOC_UNSAFE'],
  [
    'two names but for capitals',
    zipSync({ a: FILES['OFD.xml'], A: new Uint8Array(1) }),
    'DOC_UNSAFE',
  ],
  ['encryption', patched(CENTRAL, 8, 0x0801), 'DOC_ENCRYPTED'],
  ['another compression', patched(CENTRAL, 10, 14), 'DOC_UNSUPPORTED'],
  ['two disks', patched(0x06054b50, 4, 1), 'DOC_UNSUPPORTED'],
  ['ZIP64', patched(0x06054b50, 10, 0xffff), 'DOC_UNSUPPORTED'],
  ['a name that differs in the local header', patched(LOCAL, 30, 0x4141), 'DOC_FORMAT'],
  ['one entry less than counted', patched(0x06054b50, 12, 60), 'DOC_FORMAT'],
])('%s is refused', (_, bytes, code) => {
  expect(codeOf(bytes)).toBe(code);
});

test('a symbolic link is refused', () => {
  const files: Zippable = { link: [encoder.encode('/etc/passwd'), { os: 3, attrs: 0xa1ff0000 }] };
  expect(codeOf(zipSync(files))).toBe('DOC_UNSAFE');
});

test('entries that share their bytes are refused', () => {
  // The record of `b` points into the content of `a`, which holds a header and the bytes of a `b`.
  const stored = { level: 0 } as const;
  const b = encoder.encode('y'.repeat(50));
  const inner = zipSync({ b: [b, stored] }).slice(0, 30 + 1 + b.length);
  const files: Zippable = { a: [inner, stored], b: [b, stored] };
  expect(codeOf(zipSync(files))).toBe('opened');
  expect(openPackage(patched(CENTRAL, 42, 30 + 1, 1, files))).toMatchObject({
    error: { code: 'DOC_UNSAFE', detail: 'entries overlap' },
  });
});

test.each([
  ['packageBytes', 100],
  ['entries', 1],
  ['entryBytes', 98],
  ['totalBytes', 102],
] as const)('%s is held before anything is unpacked', (name, value) => {
  expect(codeOf(zipSync(FILES), { ...DEFAULT_LIMITS, [name]: value })).toBe('DOC_LIMIT');
  expect(codeOf(zipSync(FILES), { ...DEFAULT_LIMITS, [name]: value + 2_000 })).toBe('opened');
});

test('a ratio that only a bomb has is refused', () => {
  expect(codeOf(zipSync({ bomb: new Uint8Array(8 * 1_024 * 1_024) }))).toBe('DOC_LIMIT');
});

test('a wrong checksum and a wrong length are told when the file is read', () => {
  for (const at of [16, 24]) {
    const opened = unwrap(openPackage(patched(CENTRAL, at, 98)));
    expect(opened.read('OFD.xml', 'it')).toMatchObject({ error: { code: 'DOC_DAMAGED' } });
  }
});

test('what was unpacked can be overwritten, with the file itself', () => {
  const bytes = zipSync(FILES);
  const opened = unwrap(openPackage(bytes));
  const [path = ''] = opened.paths;
  const content = unwrap(opened.read(path, 'it'));
  expect(content.some((byte) => byte !== 0)).toBe(true);
  opened.wipe();
  expect([...content, ...bytes].every((byte) => byte === 0)).toBe(true);
});

test('bytes behind the end are read over, and noted', () => {
  const opened = unwrap(openPackage(Buffer.concat([zipSync(FILES), encoder.encode('\r\n')])));
  expect(opened.notes.notes).toEqual([{ code: 'bytes-after-end', where: 'package' }]);
});

test('any change of a byte gives a value: the same content, or a failure', () => {
  const good = zipSync(FILES);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bytes = Uint8Array.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const opened = openPackage(bytes);
      if (!opened.ok) return;
      for (const path of opened.value.paths) {
        const content = opened.value.read(path, 'it');
        const original = Object.entries(FILES).find(([name]) => name === path)?.[1];
        if (content.ok && original) expect(content.value).toEqual(original);
      }
    }),
    { numRuns: 500 },
  );
});
