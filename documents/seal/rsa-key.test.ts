import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OID } from './algorithms.ts';
import { type DerNode, readDer } from './der.ts';
import { der, derBits, derInteger, derOid, derSequence } from './der-write.ts';
import { readRsaKey } from './rsa-key.ts';
import { rsaPair, spkiOf } from './rsa.test-support.node.ts';

const NULL = der(0x05);
const E65537 = Uint8Array.of(1, 0, 1);
/** An odd number of so many bits. */
function odd(bits: number): Uint8Array {
  const digits = new Uint8Array(Math.ceil(bits / 8)).fill(0xff);
  digits[0] = 0xff >>> (-bits & 7);
  return digits;
}
const NUMBERS = [derInteger(odd(2_048)), derInteger(E65537)];

const key = (numbers: readonly Uint8Array[] = NUMBERS, algorithm = [derOid(OID.rsa), NULL]) =>
  derSequence(derSequence(...algorithm), derBits(derSequence(...numbers)));
const isKey = (bytes: Uint8Array): boolean => readRsaKey(readDer(bytes)) !== undefined;

test('a key of the library is one, and is handed on as it stands', () => {
  const spki = spkiOf(rsaPair().publicKey);
  expect(readRsaKey(readDer(spki))).toEqual(spki);
});

describe('limits', () => {
  test.each([
    [1_024, false],
    [2_047, false],
    [2_048, true],
    [3_072, true],
    [8_192, true],
    [8_193, false],
  ])('a modulus of %i bits: %s', (bits, expected) => {
    expect(isKey(key([derInteger(odd(bits)), derInteger(E65537)]))).toBe(expected);
  });
  test('an even modulus is none', () => {
    const even = odd(2_048);
    even[even.length - 1] = 0xfe;
    expect(isKey(key([derInteger(even), derInteger(E65537)]))).toBe(false);
  });
  test.each<[string, number[], boolean]>([
    ['3', [3], false],
    ['65,535', [0xff, 0xff], false],
    ['65,537', [1, 0, 1], true],
    ['65,538', [1, 0, 2], false],
    ['of 32 bits', [0xff, 0xff, 0xff, 0xff], true],
    ['of 33 bits', [1, 0, 0, 0, 1], false],
    ['0', [0], false],
  ])('an exponent %s', (_what, digits, expected) => {
    const numbers = [derInteger(odd(2_048)), derInteger(Uint8Array.from(digits))];
    expect(isKey(key(numbers))).toBe(expected);
  });
});

describe('what is no strict DER of RSA', () => {
  const modulus = derInteger(odd(2_048));
  test.each<[string, Uint8Array | DerNode]>([
    ['a negative modulus', key([der(0x02, odd(2_048)), derInteger(E65537)])],
    ['a modulus with a zero too many', key([der(0x02, Uint8Array.of(0, 0), odd(2_048)), NULL])],
    [
      'a modulus with a zero before a small digit',
      key([der(0x02, Uint8Array.of(0, ...odd(2_047))), derInteger(E65537)]),
    ],
    ['an exponent with zeros', key([modulus, der(0x02, Uint8Array.of(0, 1, 0, 1))])],
    ['a third number', key([...NUMBERS, derInteger(E65537)])],
    ['one number', key([modulus])],
    ['no parameters', key(NUMBERS, [derOid(OID.rsa)])],
    ['other parameters', key(NUMBERS, [derOid(OID.rsa), derOid(OID.sm2)])],
    ['a NULL with content', key(NUMBERS, [derOid(OID.rsa), der(0x05, Uint8Array.of(0))])],
    ['more parameters', key(NUMBERS, [derOid(OID.rsa), NULL, NULL])],
    ['another algorithm', key(NUMBERS, [derOid('1.2.840.113549.1.1.10'), NULL])],
    ['octets in place of numbers', key(NUMBERS.map((one) => der(0x04, one)))],
  ])('%s', (_what, bytes) => {
    expect(isKey(bytes as Uint8Array)).toBe(false);
  });
  test('nothing at all', () => {
    expect(readRsaKey(undefined)).toBeUndefined();
  });
});

test('any change is read without an error, and what is let through stands there', () => {
  const whole = key();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const changed = Uint8Array.from(whole);
      changed[at] = value;
      const node = readDer(changed);
      const read = readRsaKey(node);
      if (read) expect(read).toEqual(changed);
      expect(isKey(changed.subarray(0, at))).toBe(false);
    }),
  );
});
