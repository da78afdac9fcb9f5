import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, formatTable } from './table.ts';

test('Chinese characters take two columns', () => {
  expect(displayWidth('扫码器 A1')).toBe(9);
  expect(displayWidth('（全角）')).toBe(8);
  expect(displayWidth('é·─')).toBe(3);
});

test('columns stand under their heads, numbers flush right', () => {
  const rows = [
    ['编号', 'µs'],
    ['a', '7'],
    ['scanner', '12.5'],
  ];
  expect(formatTable(rows, { right: [1] })).toEqual([
    '编号       µs',
    '───────  ────',
    'a           7',
    'scanner  12.5',
  ]);
});

test('what a device says of itself cannot move the cursor', () => {
  expect(formatTable([['product'], ['\u001b[2Jevil\r\n']])[2]).toBe('\\u001b[2Jevil\\u000d\\u000a');
});

test('no row, no line', () => {
  expect(formatTable([])).toEqual([]);
});

test('every line of a table with a full last column is equally wide', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '码', '·', '9'),
    minLength: 1,
    maxLength: 9,
  });
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      const widths = formatTable(table, { right: [2] }).map(displayWidth);
      expect(new Set(widths).size).toBe(1);
    }),
  );
});
