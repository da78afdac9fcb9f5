import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageCodewords } from './message.ts';
import { readMessage } from './read-message.ts';

const LETTER = Uint8Array.of(0x61);

/** The bits of a message, the seven of each codeword after those of the one before. */
function bitsOf(...given: Parameters<typeof messageCodewords>): string {
  return Array.from(messageCodewords(...given), (word) => word.toString(2).padStart(7, '0')).join(
    '',
  );
}

test('what stands before the data is written in its order', () => {
  const part = { number: 3, of: 16, group: 129 };
  const bits = bitsOf([{ bytes: LETTER, eci: 26 }], {
    readerInitialisation: true,
    part,
    gs1: true,
  });
  const head = ['1010', '1001', '10000001', '1111', '0010', '1000', '1100', '00000011010'];
  expect(bits.startsWith([...head, '0011', '00000', '11011'].join(''))).toBe(true);
});

test.each([
  [1023, '01111111111'],
  [1024, `10000010000000000`],
  [32_767, `10${'1'.repeat(15)}`],
  [32_768, `1100001000000000000000`],
  [811_799, `11${(811_799).toString(2)}`],
])('ECI %i is written as %s', (eci, written) => {
  expect(bitsOf([{ bytes: LETTER, eci }], {}).startsWith(`1100${written}0011`)).toBe(true);
});

test('pairs of bytes are Chinese characters only where the character set has them', () => {
  const pairs = Uint8Array.of(0xb0, 0xa1, 0xb0, 0xa2, 0xb0, 0xa3);
  const modeUnder = (eci?: number): string =>
    bitsOf([{ bytes: pairs, ...(eci !== undefined && { eci }) }], {})
      .slice(eci ? 15 : 0)
      .slice(0, 4);
  expect([undefined, 29, 32, 26, 3].map(modeUnder)).toEqual([
    '0001',
    '0001',
    '0001',
    '0111',
    '0111',
  ]);
});

test('an application indicator comes before its FNC1', () => {
  const codewords = messageCodewords([{ bytes: LETTER }], { aim: '42' });
  expect(readMessage(codewords)).toMatchObject({
    aim: true,
    runs: [{ bytes: [0x34, 0x32, 0x61] }],
  });
});

test('any bytes are read as they were written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 1200 }), (bytes) => {
      const message = readMessage(messageCodewords([{ bytes }], {}));
      expect(Uint8Array.from(message?.runs[0]?.bytes ?? [])).toEqual(bytes);
    }),
    { numRuns: 100, seed: 27766 },
  );
});
