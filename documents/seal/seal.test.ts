import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeal } from './seal.ts';
import { MAKER, sealOf, SIGNED_AT, SIGNER } from './signed-samples.test-support.ts';
import { readCertificate } from './certificate.ts';
import { sm3Bytes, verifySm2 } from './sm2-verify.ts';

const DAY_MS = 86_400_000;

describe.each(['V1', 'V4', 'V5'] as const)('a seal of %s', (form) => {
  const seal = readSeal(sealOf({ form }))!;
  test('says what it is called, who may use it, and how it looks', () => {
    expect(seal).toMatchObject({
      ...{ form, name: '虚构市政务服务专用章', id: '39010000000001', vendor: 'LiangmaTest' },
      ...{ type: 1, validFrom: SIGNED_AT - 365 * DAY_MS, validTo: SIGNED_AT + 365 * DAY_MS },
      createdAt: SIGNED_AT - 365 * DAY_MS,
      picture: { type: 'PNG', data: Uint8Array.of(0x89, 0x50), width: 42, height: 42 },
      holders: { kind: 'certificates', values: [SIGNER.certificate] },
    });
  });
  test('is signed by its maker, over the bytes that stand there', () => {
    const { certificate, signed, signature, algorithm } = seal.maker;
    expect([certificate, algorithm]).toEqual([MAKER.certificate, '1.2.156.10197.1.501']);
    const key = readCertificate(certificate)!.publicKey!;
    expect(verifySm2(signed, signature, key)).toBe(true);
  });
  test('is none where it is cut short', () => {
    const bytes = sealOf({ form });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(readSeal(bytes.subarray(0, length))).toBeUndefined();
      }),
    );
  });
  test('with any byte changed is read without an error, or is none', () => {
    const bytes = sealOf({ form });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const read = readSeal(changed);
        if (read) expect(read.der).toEqual(changed);
      }),
    );
  });
});

test('a seal may list digests of certificates in place of these', () => {
  const { holders } = readSeal(sealOf({ listsDigests: true }))!;
  expect(holders).toEqual({ kind: 'digests', values: [sm3Bytes(SIGNER.certificate)] });
});

test('the type of a picture is written in capitals', () => {
  const picture = { type: 'ofd', data: Uint8Array.of(1) };
  expect(readSeal(sealOf({ picture }))?.picture.type).toBe('OFD');
});

test('other DER is no seal', () => {
  expect(readSeal(SIGNER.certificate)).toBeUndefined();
  expect(readSeal(Uint8Array.of(0x30, 0))).toBeUndefined();
});
