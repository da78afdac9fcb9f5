import { expect, test } from 'vitest';
import { CARDS } from '../data/cards.ts';
import { cardText, inventedPhoto } from './card-builder.ts';
import { TEST_CARD } from './test-card.test-support.ts';

test('every field stands where GA/T 490 puts it', () => {
  const text = Buffer.from(cardText(TEST_CARD));
  const at = (offset: number, length: number): string =>
    text.subarray(offset, offset + length).toString('utf16le');
  expect(text).toHaveLength(256);
  expect(at(0, 30)).toBe('田小满'.padEnd(15));
  expect(at(30, 2)).toBe('2');
  expect(at(32, 4)).toBe('01');
  expect(at(36, 16)).toBe('19900307');
  expect(at(52, 70)).toBe('东海省云溪市望潮区青石巷7号'.padEnd(35));
  expect(at(122, 36)).toBe('390101199003070021');
  expect(at(158, 30)).toBe('云溪市公安局'.padEnd(15));
  expect(at(188, 16)).toBe('20200101');
  expect(at(204, 16)).toBe('长期'.padEnd(8));
  expect(at(220, 36)).toBe(' '.repeat(18));
});

test('a text that is too long does not move the fields behind it', () => {
  const text = Buffer.from(cardText({ ...TEST_CARD, name: '田'.repeat(40) }));
  expect(text).toHaveLength(256);
  expect(text.subarray(30, 32).toString('utf16le')).toBe('2');
});

test('the photo has 1024 bytes, the same for the same person, another for another', () => {
  expect(inventedPhoto('tian')).toHaveLength(1024);
  expect(inventedPhoto('tian')).toEqual(inventedPhoto('tian'));
  expect(inventedPhoto('tian')).not.toEqual(inventedPhoto('bai'));
});

test('the other layouts stand where their tables put them, the kind at byte 248', () => {
  const [, j, i, y] = CARDS.map((card) => Buffer.from(cardText(card)));
  const at = (text: Buffer | undefined, offset: number, length: number): string =>
    text!
      .subarray(offset, offset + length)
      .toString('utf16le')
      .trimEnd();
  expect([j, i, y].map((text) => text!.length)).toEqual([256, 256, 256]);
  expect([j, i, y].map((text) => at(text, 248, 2))).toEqual(['J', 'I', 'Y']);
  expect([at(j, 122, 36), at(j, 220, 18), at(j, 238, 4)]).toEqual([
    '810000199408230021',
    'H00000001',
    '01',
  ]);
  expect([at(i, 0, 120), at(i, 122, 30), at(i, 152, 6), at(i, 220, 16), at(i, 240, 8)]).toEqual([
    'SPECIMEN, AMELIE',
    'FRA390188032501',
    'FRA',
    '19880325',
    '3900',
  ]);
  expect(at(y, 52, 70) + at(y, 220, 22)).toBe('SPECIMEN, BARTHOLOMEUS MAXIMILIAN FRED');
  expect([at(y, 32, 4), at(y, 188, 16), at(y, 242, 6), at(y, 250, 6)]).toEqual([
    '01',
    '20240301',
    'FRA',
    '01A',
  ]);
});
