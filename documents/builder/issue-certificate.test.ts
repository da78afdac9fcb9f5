import { expect, test } from 'vitest';
import { readCertificate } from '../seal/certificate.ts';
import { readCrl } from '../seal/crl.ts';
import { AUTHORITY, NOW, randomBytes, ROOT, SPAN } from '../seal/signed-samples.test-support.ts';
import { verifySm2 } from '../seal/sm2-verify.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import { derConstraints, issueCertificate, issueCrl, signSm2 } from './issue-certificate.ts';

test('a new certificate has its own key and is signed by its issuer', () => {
  const [one, two] = ['甲', '乙'].map((name) =>
    issueCertificate({ name, serial: 7, isCa: false, issuer: AUTHORITY, ...SPAN }, randomBytes),
  );
  expect(one!.key).not.toBe(two!.key);
  const read = readCertificate(one!.certificate)!;
  expect(read).toMatchObject({ subjectText: 'CN=甲', serial: '07', ...SPAN, isCa: false });
  expect(verifySm2(read.signed, read.signature, publicKeyOf(AUTHORITY.key))).toBe(true);
});

test('one without an issuer signs itself', () => {
  const { signed, signature, issuer, subject } = readCertificate(ROOT.certificate)!;
  expect(issuer).toBe(subject);
  expect(verifySm2(signed, signature, publicKeyOf(ROOT.key))).toBe(true);
});

test('extensions may be given', () => {
  const extensions = [derConstraints(true, 3)];
  const one = issueCertificate(
    { name: '丙', serial: 1, isCa: false, ...SPAN, extensions },
    randomBytes,
  );
  const read = readCertificate(one.certificate);
  expect(read).toMatchObject({ isCa: true, pathLength: 3 });
  expect(read).not.toHaveProperty('keyUsage');
});

test('a list of revoked certificates is signed by its issuer', () => {
  const list = readCrl(issueCrl(AUTHORITY, NOW, [{ serial: 300, since: NOW }], randomBytes))!;
  expect([...list.revoked]).toEqual([['012c', NOW]]);
  expect(verifySm2(list.signed, list.signature, publicKeyOf(AUTHORITY.key))).toBe(true);
});

test('two signatures of one message differ, and both are right', () => {
  const message = Uint8Array.of(1, 2, 3);
  const [one, two] = [1, 2].map(() => signSm2(message, ROOT.key, randomBytes));
  expect(one).not.toEqual(two);
  for (const signature of [one, two]) {
    expect(verifySm2(message, signature!, publicKeyOf(ROOT.key))).toBe(true);
  }
});
