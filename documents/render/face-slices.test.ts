import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSliceIndex, slicesFor } from './face-slices.ts';

const INDEX = readSliceIndex({ latin: 'U+0000-00ff,U+2000', '[115]': 'U+4e00-4e01,U+4E07' });

test('names and ranges are read', () => {
  expect(INDEX).toEqual([
    {
      name: 'latin',
      ranges: [
        [0, 0xff],
        [0x2000, 0x2000],
      ],
    },
    {
      name: '115',
      ranges: [
        [0x4e00, 0x4e01],
        [0x4e07, 0x4e07],
      ],
    },
  ]);
});

test.each([
  ['', [], true],
  ['A一A', ['latin', '115'], true],
  ['万', ['115'], true],
  ['丂', [], false],
  ['😀a', ['latin'], false],
])('%j needs %j', (text, names, isWhole) => {
  const needed = slicesFor(INDEX, text);
  expect(needed.slices.map(({ name }) => name)).toEqual(names);
  expect(needed.isWhole).toBe(isWhole);
});

test('every character of a text is in a needed slice where the text is whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('A', '一', '丁', '万', '丂', ' ') }), (text) => {
      const { slices, isWhole } = slicesFor(INDEX, text);
      const isHeld = [...text].every((one) =>
        slices.some(({ ranges }) =>
          ranges.some(([from, to]) => one.codePointAt(0)! >= from && one.codePointAt(0)! <= to),
        ),
      );
      expect(isHeld).toBe(isWhole);
    }),
  );
});

test('where ranges overlap, the first slice has the character', () => {
  const index = readSliceIndex({ '[99]': 'U+0100', 'latin-ext': 'U+00fd-0200' });
  expect(slicesFor(index, 'Ā').slices.map(({ name }) => name)).toEqual(['99']);
  expect(slicesFor(index, 'ā').slices.map(({ name }) => name)).toEqual(['latin-ext']);
});

test('tens of thousands of characters are looked up one by one without waiting', () => {
  const ranges = Array.from({ length: 9_000 }, (_, at) => `U+${(0x3400 + 2 * at).toString(16)}`);
  const index = readSliceIndex({ all: ranges.join(',') });
  const begin = performance.now();
  for (let code = 0; code < 60_000; code++) slicesFor(index, String.fromCodePoint(code));
  // Range by range they took two seconds on the same machine.
  expect(performance.now() - begin).toBeLessThan(1_000);
});
