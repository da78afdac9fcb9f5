import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AimSetting } from '../../catalogue/scanner-protocols.ts';
import { readAim, splitAim } from './aim.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

test.each([
  [']Q1data', { code: 'Q', modifier: '1', symbology: 'qr-code' }],
  [']g0data', { code: 'g', modifier: '0', symbology: 'grid-matrix' }],
  [']h1data', { code: 'h', modifier: '1', symbology: 'han-xin' }],
  [']X0data', { code: 'X', modifier: '0', symbology: 'unknown' }],
  [']LAdata', { code: 'L', modifier: 'A', symbology: 'pdf417' }],
])('%s carries an identifier', (text, aim) => {
  expect(splitAim(bytes(text))).toEqual({ aim, data: bytes('data') });
});

test.each(['data', ']', ']Q', ']1Q', ']Q-', '[Q1data', ''])('%j is data alone', (text) => {
  expect(splitAim(bytes(text))).toEqual({ data: bytes(text) });
});

test('no byte is ever lost or invented', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (input) => {
      const { aim, data } = splitAim(input);
      const head = aim ? bytes(`]${aim.code}${aim.modifier}`) : new Uint8Array();
      expect(Uint8Array.from([...head, ...data])).toEqual(input);
    }),
  );
});

test.each<[AimSetting, string, unknown]>([
  ['never', ']Q1a', { data: bytes(']Q1a') }],
  ['may', 'a', { data: bytes('a') }],
  ['must', 'a', 'damaged'],
  ['must', '', 'damaged'],
  ['must', ']1Qa', 'damaged'],
  ['must', ']Q1a', { aim: { code: 'Q', modifier: '1', symbology: 'qr-code' }, data: bytes('a') }],
])('as the model wants it: %s, %j', (setting, text, expected) => {
  expect(readAim(bytes(text), setting)).toEqual(expected);
});
