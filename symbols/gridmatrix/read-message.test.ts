import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitWriter } from './bits.ts';
import { readMessage } from './read-message.ts';

/** Codewords of bits that are written out; blanks part the fields. */
function codewords(bits: string): Uint8Array {
  const writer = new BitWriter();
  for (const bit of bits.replaceAll(' ', '')) writer.write(Number(bit), 1);
  return writer.codewords();
}

function textOf(bits: string, pads: readonly number[] = [0]): string | undefined {
  const message = readMessage(Uint8Array.of(...codewords(bits), ...pads));
  return message?.runs.map((run) => String.fromCharCode(...run.bytes)).join('|');
}

const bin = (value: number, width: number): string => value.toString(2).padStart(width, '0');
const chinese = (...values: number[]): string =>
  ['0001', ...values.map((value) => bin(value, 13))].join(' ');
const numeral = (padding: number, ...values: number[]): string =>
  ['0010', bin(padding, 2), ...values.map((value) => bin(value, 10))].join(' ');

test.each([
  ['a pair of GB 2312', chinese(1, 8160), '\xa1\xa1'],
  ['the last pair', chinese(80 * 96 + 94, 8160), '\xf7\xfe'],
  ['a line end in Chinese', chinese(7776, 8160), '\r\n'],
  ['bytes in Chinese', chinese(7777, 8032, 8160), '\x00\xff'],
  ['digits in Chinese', chinese(8033, 8132, 8160), '0099'],
  ['digits', numeral(0, 123, 7, 1018), '123007'],
  ['padding of one digit', numeral(1, 123, 450, 1018), '12345'],
  ['padding of two digits', numeral(2, 123, 400, 1018), '1234'],
  ['signs', numeral(0, 1000, 123, 1004, 456, 1008, 789, 1018), ' 1234+5678-9'],
  ['more signs', numeral(1, 1009, 123, 1013, 456, 1016, 789, 1018), '.1234,567\r\n8'],
  ['letters', '0011 00000 11010 11001 11011', 'a z'],
  ['capitals', '0100 00000 11010 11001 11011', 'A Z'],
  ['the other case', '0011 00001 11110 00001 11110 00001 11011', 'bBb'],
  ['a shift', '0011 11111 01 111111 00000 11011', '~a'],
  ['mixed', '0101 000101 001010 100100 111110 111111 0000', '5Aa '],
  ['a shift in mixed', '0101 111111 0110 100000 000001 111111 0000', '!1'],
  ['bytes', '0111 000000001 11111111 01111111 0000', '\xff\x7f'],
  ['bytes, then letters', '0111 000000000 00000001 0011 00000 11011', '\x01a'],
  ['letters, then bytes', '0011 00000 11111 10 000000000 10000000 0000', 'a\x80'],
  ['an ECI of three lengths', '1100 00000011010 0011 00000 11011', 'a'],
  ['an ECI of 15 bits', '1100 10 000010000000000 0011 00000 11011', 'a'],
  ['an ECI of 20 bits', '1100 11 00001000000000000000 0011 00000 11011', 'a'],
  ['an ECI after bytes', '0111 000000000 01000001 0000 1100 00000011010 0011 00000 11011', 'A|a'],
  [
    'an ECI at once after bytes',
    '0111 000000000 01000001 1100 00000011010 0011 00000 11011',
    'A|a',
  ],
  ['FNC1 and a separator', '1000 0011 00000 11011 1000 0011 00001 11011', 'a\x1db'],
  [
    'FNC1 of an industry',
    '0011 00000 11011 1011 0011 00001 11011 1011 0011 00010 11011',
    'ab\x1dc',
  ],
])('reads %s', (_, bits, text) => {
  expect(textOf(bits)).toBe(text);
});

test.each([
  ['no data', '0000'],
  ['an unknown mode', '0110 00000 11011'],
  ['another unknown mode', '1101 00000 11011'],
  ['a pair outside of GB 2312', chinese(0, 8160)],
  ['a pair behind GB 2312', chinese(95, 8160)],
  ['an unknown Chinese value', chinese(8133, 8160)],
  ['a Chinese value above all', chinese(8166, 8160)],
  ['Chinese without an end', chinese(1)],
  ['padding of three digits', numeral(3, 123, 1018)],
  ['no digits', numeral(0, 1018)],
  ['a sign without digits', numeral(0, 123, 1000, 1018)],
  ['two signs', numeral(0, 1000, 1000, 123, 1018)],
  ['a sign behind the digits that are left', numeral(2, 1002, 100, 1018)],
  ['an unknown shift of letters', '0011 11111 11 000000 11011'],
  ['an unknown change from mixed', '0101 000001 111111 0101 111111 0000'],
  ['an ECI that does not exist', '1100 11 11000110001100011000 0011 00000 11011'],
  ['GS1 after data', '0011 00000 11011 1000 0011 00000 11011'],
  ['an industry without its indicator', '1011 0011 00000 11011'],
  ['an industry of two letters', '0011 00000 00000 11011 1011 0011 00000 11011'],
  ['an industry of GS1', '1000 0011 00000 11011 1011 0011 00000 11011'],
  ['two groups', '1001 00000001 0001 0000 1001 00000001 0001 0000 0011 00000 11011'],
  ['a group after data', '0011 00000 11011 1001 00000001 0001 0000 0011 00000 11011'],
  ['the third of two', '1001 00000001 0001 0010 0011 00000 11011'],
  ['reader initialisation after data', '0011 00000 11011 1010 0011 00000 11011'],
])('refuses %s', (_, bits) => {
  expect(textOf(bits)).toBeUndefined();
});

const WORD = '0011 00000 11011';

test('what follows the end has to be padding', () => {
  expect(textOf(WORD, [0, 0x7e, 0, 0x7e])).toBe('a');
  expect(textOf(WORD, [0, 0, 0x7e, 0])).toBe('a');
  expect(textOf(WORD, [])).toBe('a');
  for (const pads of [[1], [0, 0x7f], [0, 0x7e, 1], [0x7e], [0, 0x3e]]) {
    expect(textOf(WORD, pads)).toBeUndefined();
  }
});

test('bits between the end and the next codeword have to be zero', () => {
  expect(textOf('0011 00000 00000 11011 00', [0])).toBe('aa');
  for (const rest of ['01', '10', '11']) {
    expect(textOf(`0011 00000 00000 11011 ${rest}`, [0])).toBeUndefined();
  }
});

test('says what stands before the data', () => {
  const head = readMessage(codewords(`1010 1001 11111111 1111 0010 ${WORD}`));
  expect(head).toMatchObject({
    readerInitialisation: true,
    part: { number: 3, of: 16, group: 255 },
  });
});

test('anything at all is read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 127, maxLength: 200 }), (any) => {
      const message = readMessage(any);
      const length = message?.runs.reduce((sum, { bytes }) => sum + bytes.length, 0);
      expect(length ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: 3000, seed: 27766 },
  );
});
