import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { parseReadAnswer } from './read-answer.ts';

function answer(): Buffer {
  const data = Buffer.alloc(4 + 256 + 1024, ' ', 'utf16le');
  data.set([0x01, 0x00, 0x04, 0x00]);
  data.write('田小满', 4, 'utf16le');
  data.write('201', 4 + 30, 'utf16le');
  data.write('19900307东海省云溪市', 4 + 36, 'utf16le');
  data.write('390101199003070021云溪市公安局', 4 + 122, 'utf16le');
  data.write('20200101长期', 4 + 188, 'utf16le');
  data.fill(0xc3, 4 + 256);
  return data;
}

test('text and photo are taken apart, and the photo is a copy', () => {
  const data = answer();
  const card = unwrap(parseReadAnswer(data));
  expect(card).toMatchObject({ name: '田小满', issuer: '云溪市公安局', validTo: '长期' });
  data.fill(0);
  expect(card.photo).toEqual(new Uint8Array(1024).fill(0xc3));
});

test('lengths that do not add up are refused', () => {
  const short = answer().subarray(0, 1283);
  const claimed = answer();
  claimed[1] = 1;
  for (const data of [short, claimed, new Uint8Array()]) {
    expect(parseReadAnswer(data)).toMatchObject({ error: { code: 'CARD_DATA' } });
  }
});

test('a text that does not validate is refused', () => {
  const data = answer();
  data.fill(0, 4, 4 + 256);
  expect(parseReadAnswer(data)).toEqual({
    ok: false,
    error: { code: 'CARD_DATA', detail: 'name' },
  });
});
