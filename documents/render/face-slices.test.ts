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
