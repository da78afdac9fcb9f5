import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflatedIn } from './inflated.ts';

const TEXT = Buffer.from('裘栖梧 390102199003150028');

function zipEntry(data: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(5, 26);
  return Buffer.concat([header, Buffer.from('a.txt'), deflateRawSync(data)]);
}

/** A member that says its file's name. */
function gzipNamed(data: Buffer): Buffer {
  const member = gzipSync(data);
  member[3] = 8;
  return Buffer.concat([member.subarray(0, 10), Buffer.from('a.txt\0'), member.subarray(10)]);
}

const STREAMS: readonly (readonly [string, Buffer])[] = [
  ['zlib', deflateSync(TEXT)],
  ['zlib, stored', deflateSync(TEXT, { level: 0 })],
  ['zlib, best', deflateSync(TEXT, { level: 9 })],
  ['gzip', gzipSync(TEXT)],
  ['gzip, named', gzipNamed(TEXT)],
  ['zip', zipEntry(TEXT)],
];

test.each(STREAMS)('%s is opened wherever it stands', (_name, stream) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }), (a, b) => {
      const whole = Buffer.concat([a, stream, b]);
      expect(inflatedIn(whole).some((one) => one.includes(TEXT))).toBe(true);
    }),
  );
});

test.each(STREAMS)('%s that is cut off gives what it has', (_name, stream) => {
  const opened = inflatedIn(stream.subarray(0, stream.length - 6));
  expect(opened.some((one) => one.includes('裘栖'))).toBe(true);
});

test('whatever stands there, it does not throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      inflatedIn(Buffer.concat([Buffer.from([0x78, 0x9c]), bytes]));
      inflatedIn(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]));
    }),
  );
});
