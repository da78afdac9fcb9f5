import { expect, it } from 'vitest';
import type { ZxingRead } from './module.ts';
import { symbolOf } from './symbol.ts';

const place = { x: 0, y: 0 };
const READ: ZxingRead = {
  isValid: true,
  format: 'QRCode',
  symbology: 'QRCode',
  bytes: Uint8Array.of(0x41),
  bytesECI: Uint8Array.of(),
  text: 'A',
  hasECI: false,
  symbologyIdentifier: ']Q1',
  position: { topLeft: place, topRight: place, bottomRight: place, bottomLeft: place },
  sequenceSize: -1,
  sequenceIndex: -1,
  sequenceId: '',
  extra: '{"UEC":0.25}',
};

it('takes over what is sure', () => {
  expect(symbolOf(READ)).toMatchObject({ symbology: 'qr', aim: ']Q1', text: 'A', quality: 0.25 });
  expect(symbolOf(READ)).not.toHaveProperty('part');
});

it('takes over nothing else', () => {
  expect(symbolOf({ ...READ, isValid: false })).toBeUndefined();
  expect(symbolOf({ ...READ, format: 'MaxiCode', symbology: 'MaxiCode' })).toBeUndefined();
});

it('keeps the text of Kanji mode, whose bytes would be something else in GB 18030', () => {
  const kanji = { ...READ, bytes: Uint8Array.of(0x90, 0xbd), text: '誠' };
  expect(symbolOf(kanji)?.text).toBe('誠');
});

it('takes UTF-8 for UTF-8 although the module was told of GB 18030', () => {
  const bytes = new TextEncoder().encode('码');
  expect(symbolOf({ ...READ, bytes, text: '鐮' })?.text).toBe('码');
});

it('decodes again what the module could not', () => {
  const bytes = Uint8Array.of(0xff);
  expect(symbolOf({ ...READ, bytes, text: '\ufffd' })?.text).toBe('\u00ff');
});

it('follows the ECI', () => {
  const bytesECI = new TextEncoder().encode(String.raw`]Q2\000026码`);
  expect(symbolOf({ ...READ, hasECI: true, bytesECI })).toMatchObject({ text: '码', aim: ']Q2' });
});

it('tells which part of a message it is', () => {
  const part = { ...READ, sequenceSize: 3, sequenceIndex: 1, sequenceId: '77' };
  const runs = [{ bytes: READ.bytes, text: 'A' }];
  expect(symbolOf(part)?.part).toEqual({ number: 2, of: 3, group: '77', runs });
  expect(symbolOf({ ...part, text: 'A\ufffd' })?.part?.runs).toEqual([{ bytes: READ.bytes }]);
  const bytesECI = new TextEncoder().encode(String.raw`]Q2\000026码`);
  expect(symbolOf({ ...part, hasECI: true, bytesECI })?.part?.runs).toEqual([
    { eci: 26, bytes: new TextEncoder().encode('码') },
  ]);
});

it('takes no part for a message where it does not tell how many there are', () => {
  expect(symbolOf({ ...READ, sequenceSize: 0, sequenceIndex: 2 })?.part).toMatchObject({ of: 0 });
});

it.each(['', 'nonsense', '{}', '{"UEC":"x"}'])(
  'says nothing against the quality by %j',
  (extra) => {
    expect(symbolOf({ ...READ, extra })?.quality).toBe(1);
  },
);
