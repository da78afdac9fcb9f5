import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ensureMasked, maskAddress, maskBirth, maskIdNo, maskName, maskNumber } from './mask.ts';

test.each([
  ['林秋', '林*'],
  ['林小秋', '林*秋'],
  ['欧阳海南', '欧**南'],
  ['秋', '*'],
  ['', ''],
  ['𠮷野家', '𠮷*家'],
  ['Anna Sample', 'A*** S*****'],
])('name %j is shown as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['39010219491231002X', '390102********002X'],
  ['E12345678', '*******78'],
  ['', ''],
])('number %j is shown as %j', (idNo, masked) => {
  expect(maskIdNo(idNo)).toBe(masked);
});

test.each([
  ['YL39010220240017', '************0017'],
  ['1234567', '*****67'],
  ['12', '**'],
])('certificate number %j is shown as %j', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

test('masking keeps the length and never shows everything', () => {
  const text = fc.stringMatching(/^[0-9A-Z]{3,40}$/);
  fc.assert(
    fc.property(text, (number) => {
      for (const masked of [maskNumber(number), maskIdNo(number)]) {
        expect(masked).toHaveLength(number.length);
        expect(masked).not.toBe(number);
      }
    }),
  );
});

test('an unmasked value that calls itself masked is masked here', () => {
  expect(ensureMasked('林小秋', maskName)).toBe('林*秋');
  expect(ensureMasked('林**', maskName)).toBe('林**');
});

test.each([
  ['云岭省云岭市新华路1号', '云岭省云岭市*****'],
  ['云岭省', '云岭省'],
  ['', ''],
])('address %j is shown as %j', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});

test('of a day of birth the year is shown', () => {
  expect(maskBirth('1949-12-31')).toBe('1949-**-**');
});

test('a Latin name with a comma keeps each initial', () => {
  expect(maskName('DOE, JANE')).toBe('D*** J***');
});
