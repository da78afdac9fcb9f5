import { expect, test } from 'vitest';
import { digestNamed, isSm2Algorithm, isWeakDigest, OID, signatureMethod } from './algorithms.ts';

test.each([
  [OID.sm3, 'SM3', false],
  ['sm3', 'SM3', false],
  [' SHA-256 ', 'SHA-256', false],
  ['sha256', 'SHA-256', false],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256', false],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512', false],
  ['SHA1', 'SHA-1', true],
  ['1.3.14.3.2.26', 'SHA-1', true],
  ['MD5', undefined, true],
  ['1.2.840.113549.2.5', undefined, true],
  ['constructor', undefined, false],
  ['', undefined, false],
  [undefined, undefined, false],
])('the digest %s', (name, digest, isWeak) => {
  expect([digestNamed(name), isWeakDigest(name)]).toEqual([digest, isWeak]);
});

test('makers call SM2 by its signature or by its curve', () => {
  const called = [OID.sm2WithSm3, OID.sm2, OID.sm2Sign, OID.ecPublicKey, undefined];
  expect(called.map(isSm2Algorithm)).toEqual([true, true, true, false, false]);
});

test.each([
  [OID.sm2WithSm3, undefined, 'SM2'],
  [OID.sm2, 'SM3', 'SM2'],
  [OID.sm2WithSm3, 'SHA-256', undefined],
  [OID.rsaWithSha256, undefined, 'RSA SHA-256'],
  [OID.rsaWithSha256, 'SHA-256', 'RSA SHA-256'],
  [OID.rsaWithSha256, 'SHA-1', undefined],
  [OID.rsa, 'SHA-256', 'RSA SHA-256'],
  [OID.rsa, 'SHA-1', 'RSA SHA-1'],
  [OID.rsa, 'SM3', undefined],
  [OID.rsa, undefined, undefined],
  [OID.rsaWithSha1, undefined, 'RSA SHA-1'],
  // RSASSA-PSS, ECDSA with SHA-256, and no number at all.
  ['1.2.840.113549.1.1.10', 'SHA-256', undefined],
  ['1.2.840.10045.4.3.2', 'SHA-256', undefined],
  ['toString', 'SHA-256', undefined],
] as const)('%s beside %s means %s', (oid, digest, expected) => {
  const method = signatureMethod(oid, digest);
  const told = method?.kind === 'RSA' ? `RSA ${method.digest}` : method?.kind;
  expect(told).toBe(expected);
});
