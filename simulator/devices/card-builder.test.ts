import { expect, test } from 'vitest';
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
