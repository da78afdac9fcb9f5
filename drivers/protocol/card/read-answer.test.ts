import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { cardTextOf, RESIDENT } from './card-text.test-support.ts';
import { parseReadAnswer } from './read-answer.ts';

const TEXT = cardTextOf(RESIDENT);
const PHOTO = Buffer.alloc(1024, 0xc3);

function answer(lengths: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat([Buffer.from(lengths, 'hex'), ...parts]));
}

test('text and photo are taken apart, and the photo is a copy', () => {
  const data = answer('01000400', TEXT, PHOTO);
  const card = unwrap(parseReadAnswer(data));
  expect(card).toMatchObject({ layout: 'resident', name: '田小满', validTo: '20400101' });
  expect(card).not.toHaveProperty('hasFingerprints');
  data.fill(0);
  expect(card.photo).toEqual(new Uint8Array(1024).fill(0xc3));
});

test.each([
  ['0000', 0, false],
  ['0200', 512, true],
  ['0400', 1024, true],
])('fingerprints of length %s are dropped at once, their presence is kept', (length, size, has) => {
  const data = answer(`01000400${length}`, TEXT, PHOTO, Buffer.alloc(size, 0xf1));
  const card = unwrap(parseReadAnswer(data));
  expect(card).toMatchObject({ name: '田小满', hasFingerprints: has });
  expect(card.photo).toEqual(new Uint8Array(1024).fill(0xc3));
  expect(data.includes(0xf1)).toBe(false);
});

test('lengths that do not add up are refused, and fingerprints zeroed all the same', () => {
  const finger = Buffer.alloc(512, 0xf1);
  for (const data of [
    answer('01000400', TEXT, PHOTO.subarray(1)),
    answer('01010400', TEXT, PHOTO),
    answer('01000401', TEXT, PHOTO),
    answer('010004000400', TEXT, PHOTO, finger),
    answer('010004000100', TEXT, PHOTO, finger.subarray(256)),
    new Uint8Array(),
  ]) {
    const expected = { ok: false, error: { code: 'CARD_DATA', detail: 'lengths of the parts' } };
    expect(parseReadAnswer(data)).toEqual(expected);
    expect(data.includes(0xf1)).toBe(false);
  }
});

test('a text that does not validate is refused', () => {
  const data = answer('01000400', new Uint8Array(256), PHOTO);
  const expected = { ok: false, error: { code: 'CARD_DATA', detail: 'name' } };
  expect(parseReadAnswer(data)).toEqual(expected);
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_400 }), (bytes) => {
      expect(parseReadAnswer(bytes).ok).toBe(false);
    }),
  );
});
