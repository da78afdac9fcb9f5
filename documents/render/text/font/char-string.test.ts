import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { readCff } from './cff.ts';
import { cffGlyph, type CffGlyph } from './char-string.ts';
import { cff, operation, type TestCff } from './font.test-support.ts';
import { stepsOf } from './outline.ts';

const [H_STEM, LINE, H_LINES, V_LINES, CURVE] = [[1], [5], [6], [7], [8]];
const [CALL, RETURN, END, STEMS, MASK, MOVE] = [[10], [11], [14], [18], [19], [21]];
const [H_MOVE, V_MOVE, GLOBAL] = [[22], [4], [29]];

function draw(charString: readonly number[], more: Partial<TestCff> = {}): CffGlyph {
  const font = readCff(bytesOf(cff({ charStrings: [charString], ...more })));
  if (!font) throw new Error('no font');
  return cffGlyph(font, 0);
}

/** Steps behind a start at 0, 0. */
function steps(...operations: readonly (readonly number[])[]): unknown {
  const { outline } = draw([...operation(MOVE, 0, 0), ...operations.flat(), ...END]);
  return outline.length === 1 ? outline[0]?.steps : outline;
}

test.each([
  [
    'lines',
    steps(operation(LINE, 1, 2, 3, 4)),
    [
      [1, 2],
      [4, 6],
    ],
  ],
  [
    'lines that begin flat',
    steps(operation(H_LINES, 5, 6, 7)),
    [
      [5, 0],
      [5, 6],
      [12, 6],
    ],
  ],
  [
    'lines that begin upright',
    steps(operation(V_LINES, 5, 6)),
    [
      [0, 5],
      [6, 5],
    ],
  ],
  ['curves', steps(operation(CURVE, 1, 2, 3, 4, 5, 6)), [[1, 2, 4, 6, 9, 12]]],
  [
    'curves, then a line',
    steps(operation([24], 1, 2, 3, 4, 5, 6, 7, 8)),
    [
      [1, 2, 4, 6, 9, 12],
      [16, 20],
    ],
  ],
  [
    'lines, then a curve',
    steps(operation([25], 7, 8, 1, 2, 3, 4, 5, 6)),
    [
      [7, 8],
      [8, 10, 11, 14, 16, 20],
    ],
  ],
  [
    'upright curves with a step aside',
    steps(operation([26], 9, 1, 2, 3, 4, 5, 6, 7, 8)),
    [
      [9, 1, 11, 4, 11, 8],
      [11, 13, 17, 20, 17, 28],
    ],
  ],
  ['flat curves with a step aside', steps(operation([27], 9, 1, 2, 3, 4)), [[1, 9, 3, 12, 7, 12]]],
  [
    'curves in turn, flat first, with an open end',
    steps(operation([31], 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    [
      [1, 0, 3, 3, 3, 7],
      [3, 12, 9, 19, 17, 28],
    ],
  ],
  ['curves in turn, upright first', steps(operation([30], 1, 2, 3, 4)), [[0, 1, 2, 4, 6, 4]]],
  [
    'flat flex',
    steps(operation([12, 34], 1, 2, 3, 4, 5, 6, 7)),
    [
      [1, 0, 3, 3, 7, 3],
      [12, 3, 18, 0, 25, 0],
    ],
  ],
  [
    'flex',
    steps(operation([12, 35], 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 50)),
    [
      [1, 1, 2, 2, 3, 3],
      [4, 4, 5, 5, 6, 6],
    ],
  ],
  [
    'flat flex with steps aside',
    steps(operation([12, 36], 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    [
      [1, 2, 4, 6, 9, 6],
      [15, 6, 22, 14, 31, 0],
    ],
  ],
  [
    'flex that ends where it began',
    steps(operation([12, 37], 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 7)),
    [
      [10, 1, 20, 2, 30, 3],
      [40, 4, 50, 5, 57, 0],
    ],
  ],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('numbers of all lengths, and those that are reckoned', () => {
  const numbers = [246, 247, 0, 251, 0, 28, 0x01, 0x00, 255, 0, 3, 0x80, 0];
  expect(steps([...numbers, ...LINE])).toEqual([
    [107, 108],
    [-1, 364],
  ]);
  const reckoned = [
    ...operation([12, 12], 7, 2),
    ...operation([12, 24], 3, 4),
    ...operation([12, 10], 1, 1),
    ...operation([12, 11], 9, 4),
    ...operation([12, 14], 8),
    ...operation([12, 9], -6),
  ];
  expect(steps([...reckoned, ...LINE])).toEqual([
    [3.5, 12],
    [5.5, 17],
    [-2.5, 23],
  ]);
});

test('each move begins a contour', () => {
  const moves = [...operation(V_MOVE, 5), ...operation(LINE, 1, 1), ...operation(H_MOVE, 7)];
  expect(draw([...moves, ...END]).outline.map(({ start }) => start)).toEqual([
    [0, 5],
    [8, 6],
  ]);
});

test.each([
  ['left out', operation(MOVE, 1, 1), 400],
  ['before a move', operation(MOVE, 30, 1, 1), 530],
  ['before a flat move', operation(H_MOVE, -20, 1), 480],
  ['before stems', operation(H_STEM, 25, 1, 2), 525],
  ['before the end', operation([], 12), 512],
])('the width %s', (_, first, expected) => {
  expect(draw([...first, ...END]).width).toBe(expected);
});

test('masks are as long as there are stems', () => {
  const stems = operation(STEMS, ...Array<number>(16).fill(1));
  const more = operation(MASK, 1, 2);
  const mask = [0xff, 0x0e];
  const rest = [...operation(MOVE, 0, 0), ...operation(LINE, 4, 5), ...END];
  expect(draw([...stems, ...more, ...mask, ...rest]).outline).toEqual([
    { start: [0, 0], steps: [[4, 5]] },
  ]);
});

test('subroutines of the glyph and of the font', () => {
  const line = [...operation(LINE, 3, 3), ...RETURN];
  const own = [...operation(LINE, 1, 1), ...operation(GLOBAL, -107), ...RETURN];
  const start = operation(MOVE, 0, 0);
  const code = [...start, ...operation(CALL, -107), ...operation(LINE, 1, 0), ...END];
  expect(draw(code, { subrs: [own], globalSubrs: [line] }).outline[0]?.steps).toEqual([
    [1, 1],
    [4, 4],
    [5, 4],
  ]);
});

test('a letter with an accent is made of both', () => {
  const part = (size: number): number[] => [
    ...operation(MOVE, 9, 0, 0),
    ...operation(LINE, size, size),
    ...END,
  ];
  const accented = operation(END, 100, 50, 0x41, 0xc2);
  // Standard strings: 34 is A, 125 is acute.
  const font = { charStrings: [accented, part(1), part(2)], sids: [34, 125] };
  expect(draw([], font).outline).toEqual([
    { start: [0, 0], steps: [[1, 1]] },
    { start: [100, 50], steps: [[102, 52]] },
  ]);
  const endless = { charStrings: [accented, accented, accented], sids: [34, 125] };
  expect(draw([], endless).outline).toEqual([]);
});

test('subroutines that call themselves, and ever more of them, end', () => {
  const loop = [...operation(LINE, 1, 1), ...operation(CALL, -107), ...operation(CALL, -107)];
  const code = [...operation(MOVE, 0, 0), ...operation(CALL, -107), ...END];
  expect(stepsOf(draw(code, { subrs: [loop] }).outline)).toBeLessThan(20_001);
  const twice = (next: number): number[] =>
    Array.from({ length: 50 }, () => operation(CALL, next - 107)).flat();
  const line = operation(LINE, 1, 1);
  const subrs = [line, ...Array.from({ length: 9 }, (_, level) => twice(level))];
  const bomb = [...operation(MOVE, 0, 0), ...operation(CALL, 9 - 107), ...END];
  const started = performance.now();
  expect(stepsOf(draw(bomb, { subrs }).outline)).toBeLessThan(20_001);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('what is not known ends the glyph, and a deep stack is cut', () => {
  expect(steps(operation(LINE, 1, 1), [12, 99], operation(LINE, 5, 5))).toEqual([[1, 1]]);
  const deep = Array<number>(5_000).fill(139);
  expect(steps([...deep, ...LINE])).toHaveLength(96);
});
