import { expect, test } from 'vitest';
import { colourOf, frameBrightness, framesOf } from './cells.ts';
import { DARK, drawnSymbol, LIGHT } from './drawn.test-support.ts';

const symbol = drawnSymbol(2, 7);

test('frames are dark and light in turn, whatever the data', () => {
  for (let cell = 0; cell < symbol.cells ** 2; cell++) {
    const column = cell % symbol.cells;
    const row = Math.floor(cell / symbol.cells);
    const expected = (column + row) % 2 === 0 ? DARK : LIGHT;
    expect(frameBrightness(symbol, column, row)).toBeCloseTo(expected, 0);
  }
});

test('means of both colours', () => {
  const { means, brightness } = framesOf(symbol, { left: 0, top: 0, right: 4, bottom: 4 });
  expect(brightness).toHaveLength(25);
  expect(means[0]).toBeCloseTo(DARK, 0);
  expect(means[1]).toBeCloseTo(LIGHT, 0);
});

test('colours alternate left of and above the middle as well', () => {
  expect([colourOf(-1, 0), colourOf(-2, 0), colourOf(-3, -2)]).toEqual([1, 0, 1]);
});
