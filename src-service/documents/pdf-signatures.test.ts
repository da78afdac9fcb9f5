import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasPdfSignature } from './pdf-signatures.ts';

const PLAIN = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%%EOF\n';
const signedBy = (dictionary: string): Buffer =>
  Buffer.from(`${PLAIN}9 0 obj\n<< /Type /Sig ${dictionary} >>\nendobj\n`, 'latin1');

describe('a PDF file', () => {
  test.each([
    ['as most write it', '/ByteRange [0 840 960 240]'],
    ['without a space', '/ByteRange[0 840 960 240]'],
    ['on the next line', '/ByteRange\r\n[0 840 960 240]'],
    ['as an object of its own', '/ByteRange 12 0 R'],
  ])('that is signed is known: %s', (_how, dictionary) => {
    expect(hasPdfSignature(signedBy(dictionary))).toBe(true);
  });
  test.each([
    ['without a signature', Buffer.from(PLAIN)],
    ['with a field that is to be signed', Buffer.from(`${PLAIN}<< /FT /Sig /T (name) >>`)],
    ['with a longer name', signedBy('/ByteRangeOfSomething [0 1]')],
    ['that ends there', Buffer.from(`${PLAIN}/ByteRange`)],
    ['with nothing in it', Buffer.alloc(0)],
  ])('%s has none', (_what, bytes) => {
    expect(hasPdfSignature(bytes)).toBe(false);
  });
});

test('whatever stands before it, the signature is found', () => {
  const words = fc.array(fc.constantFrom('/ByteRange', '/Byte', 'Range', ' ', '\n', '(0', 'x'));
  fc.assert(
    fc.property(words, (parts) => {
      const bytes = Buffer.from(`${parts.join('')} /ByteRange [0 1 2 3]`);
      expect(hasPdfSignature(bytes)).toBe(true);
    }),
  );
});

test('twenty megabytes of the beginning of one take no time to speak of', () => {
  const begins = performance.now();
  expect(hasPdfSignature(Buffer.from('/ByteRange '.repeat(2_000_000)))).toBe(false);
  expect(performance.now() - begins).toBeLessThan(2_000);
});

test('only the bytes of the view are looked at', () => {
  const whole = signedBy('/ByteRange [0 1 2 3]');
  expect(hasPdfSignature(whole.subarray(0, PLAIN.length))).toBe(false);
});
