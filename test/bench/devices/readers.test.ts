import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../drivers/catalogue/load.ts';
import { answerBytes, READ_ANSWER_BYTES, readerBody, READERS } from './readers.ts';

const [sdt, stx] = READERS;

test('every request by hand is answered; text and photo make the one long answer', () => {
  // Mark, length, status, check: 5 + 2 + 3 + 1; the data of find, select, read, address.
  const data = [4, 8, 4 + 256 + 1_024, 70];
  expect(sdt && answerBytes(sdt)).toEqual(data.map((bytes) => 5 + 2 + 3 + bytes + 1));
  // STX, length, status, data, LRC, ETX: 1 + 2 + 2 + data + 1 + 1.
  expect(stx && answerBytes(stx)).toEqual([43, 1 + 2 + 2 + 4 + 256 + 1_024 + 2]);
  for (const reader of READERS) {
    expect(CATALOGUE.has(reader.model)).toBe(true);
    expect(answerBytes(reader).filter((bytes) => bytes >= READ_ANSWER_BYTES)).toHaveLength(1);
  }
});

test('what is no reader reads no card', () => {
  expect(() => readerBody('ssi', () => {})).toThrow('no reader');
});
