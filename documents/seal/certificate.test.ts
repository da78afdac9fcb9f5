import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import { isSignedBy, readCertificate } from './certificate.ts';
import { AUTHORITY, ROOT, SIGNER, SPAN, STRANGER } from './signed-samples.test-support.ts';

const read = (bytes: Uint8Array) => readCertificate(bytes)!;

test('a certificate says whose it is, from whom, since when and for what', () => {
  const one = read(SIGNER.certificate);
  expect(one).toMatchObject({
    ...{ serial: '03', subjectText: 'CN=虚构市政务服务局', issuerText: 'CN=虚构电子认证' },
    ...{ ...SPAN, isCa: false, keyUsage: 0xc0, algorithm: '1.2.156.10197.1.501' },
    publicKey: publicKeyOf(SIGNER.key),
  });
  expect(one.issuer).toBe(read(AUTHORITY.certificate).subject);
  expect(read(AUTHORITY.certificate)).toMatchObject({ isCa: true, keyUsage: 0x06 });
});

describe('who has signed a certificate', () => {
  const [root, authority, stranger] = [ROOT, AUTHORITY, STRANGER].map((one) =>
    read(one.certificate),
  );
  test('is known by the key alone', () => {
    expect(isSignedBy(authority!, root!)).toBe(true);
    expect(isSignedBy(root!, root!)).toBe(true);
    expect(isSignedBy(authority!, stranger!)).toBe(false);
    expect(isSignedBy(root!, authority!)).toBe(false);
  });
  test('is nobody where algorithm or key is another than SM2', () => {
    const { publicKey, ...keyless } = root!;
    expect(publicKey).toBeDefined();
    expect(isSignedBy(authority!, keyless)).toBe(false);
    expect(isSignedBy({ ...authority!, algorithm: '1.2.840.113549.1.1.11' }, root!)).toBe(false);
  });
});

test('each byte of what is signed counts', () => {
  const whole = SIGNER.certificate;
  const authority = read(AUTHORITY.certificate);
  const { signed } = read(whole);
  const from = signed.byteOffset - whole.byteOffset;
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bytes = Uint8Array.from(whole);
      bytes[from + at]! ^= flip;
      const one = readCertificate(bytes);
      expect(one !== undefined && isSignedBy(one, authority)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('what is cut short or followed by something is none', () => {
  const whole = SIGNER.certificate;
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(readCertificate(whole.subarray(0, length))).toBeUndefined();
    }),
  );
  expect(readCertificate(Uint8Array.of(...whole, 0))).toBeUndefined();
});

test('any change is read without an error', () => {
  const whole = SIGNER.certificate;
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = value;
      const one = readCertificate(bytes);
      if (one) expect(toHex(one.der)).toBe(toHex(bytes));
    }),
  );
});
