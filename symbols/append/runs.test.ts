import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, textOfRuns, type PartRun } from './runs.ts';

const GB18030_码 = Uint8Array.of(0xc2, 0xeb);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a text of any bytes is the same however its bytes are cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const bytes = utf8(text);
      const [first, second] = [a % bytes.length, b % bytes.length].toSorted((x, y) => x - y);
      const pieces = [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second)];
      for (const eci of [undefined, 26]) {
        const runs = pieces.map((piece): PartRun =>
          eci ? { eci, bytes: piece } : { bytes: piece },
        );
        expect(textOfRuns(runs)).toBe(text);
      }
      expect(joined(pieces)).toEqual(bytes);
    }),
  );
});

test('each ECI counts until the next, also across symbols', () => {
  const [lead, trail] = [GB18030_码.slice(0, 1), GB18030_码.slice(1)];
  expect(
    textOfRuns([
      { eci: 26, bytes: utf8('亮') },
      { eci: 32, bytes: lead },
      { eci: 32, bytes: trail },
      { eci: 3, bytes: Uint8Array.of(0xe9) },
    ]),
  ).toBe('亮码é');
});

test('a character of GB 2312 that is cut is put together, by what the modes speak for or without', () => {
  const runs = [{ bytes: Uint8Array.of(0xc1, 0xc1, 0xc2) }, { bytes: Uint8Array.of(0xeb, 0x41) }];
  expect(textOfRuns(runs)).toBe('亮码A');
  // These bytes are UTF-8 as well.
  const both = Uint8Array.of(0xc2, 0xa9);
  expect(textOfRuns([{ bytes: both }])).toBe('©');
  expect(textOfRuns([{ bytes: both, likely: 29 }, { bytes: utf8('A') }])).toBe('漏A');
});

test('Kanji mode keeps what the reader took it for', () => {
  const kanji = { bytes: Uint8Array.of(0x90, 0xbd), text: '誠' };
  expect(textOfRuns([kanji, { bytes: utf8('A'), text: 'A' }])).toBe('誠A');
  // A cut character has no text of its own.
  expect(
    textOfRuns([{ bytes: Uint8Array.of(0xc2) }, { bytes: Uint8Array.of(0xeb), text: '?' }]),
  ).toBe('码');
});

test('an unknown ECI loses nothing', () => {
  expect(textOfRuns([{ eci: 899, bytes: Uint8Array.of(0xff) }])).toBe('\u00ff');
  expect(textOfRuns([])).toBe('');
});
