import { expect, test } from 'vitest';
import { mod3736Fits } from '../../govcode/mod37-36.ts';
import { CERTIFICATES, CERTIFICATE_TYPES, certificatesOf } from './certificates.ts';
import { IDENTIFIER_ROOT } from './identifier.ts';

test('nine types, most of them of OFD, and each media type in use', () => {
  const count = (mediaType: string) =>
    CERTIFICATE_TYPES.filter((type) => type.mediaType === mediaType).length;
  const counts = ['application/ofd', 'image/png', 'application/pdf'].map(count);
  expect(counts).toEqual([6, 2, 1]);
});

test('one citizen can show all three in one visit', () => {
  const held = new Set(certificatesOf('zhang').map(({ type }) => type.mediaType));
  expect(held.size).toBe(3);
});

test('one citizen holds what is wrong with a file in most ways', () => {
  const flaws = certificatesOf('qian').map(({ file }) => file);
  expect(new Set(flaws)).toEqual(
    new Set([
      ...['unsealed', 'unknown-maker', 'changed', 'other-metadata', 'partly-covered'],
      ...['other-digest', 'signed', 'intricate'],
    ]),
  );
});

test.each(CERTIFICATE_TYPES)('the code of $id has 21 characters', ({ code }) => {
  expect(code).toMatch(/^1139[0-9A-Y]{14}\d{3}$/);
});

test.each(CERTIFICATES)('the identifier of $id checks', ({ identifier, type, issuer }) => {
  expect(identifier.startsWith(`${IDENTIFIER_ROOT}.${type.code}.${issuer.creditCode}.`)).toBe(true);
  const checked = identifier.slice(IDENTIFIER_ROOT.length).replaceAll('.', '');
  expect(mod3736Fits(checked)).toBe(true);
});

test('identifiers are unique, every type is used, one is expired and one revoked', () => {
  const identifiers = new Set(CERTIFICATES.map((certificate) => certificate.identifier));
  expect(identifiers.size).toBe(CERTIFICATES.length);
  expect(new Set(CERTIFICATES.map(({ type }) => type.id)).size).toBe(CERTIFICATE_TYPES.length);
  expect(CERTIFICATES.some(({ validTo }) => validTo !== undefined && validTo < '2025')).toBe(true);
  expect(CERTIFICATES.some(({ revoked }) => revoked)).toBe(true);
});

test('both spouses hold the marriage certificate', () => {
  for (const citizen of ['li', 'zhang']) {
    const held = certificatesOf(citizen).map(({ id }) => id);
    expect(held).toContain('marriage-zhang-li');
  }
  expect(certificatesOf('nobody')).toEqual([]);
});
