import { expect, test } from 'vitest';
import { drawnSymbol } from './drawn.test-support.ts';
import { extended, extentAround } from './extent.ts';

const symbol = drawnSymbol(3, 6);
const WHOLE = { left: 0, top: 0, right: 6, bottom: 6 };

test('the macromodules around corners', () => {
  const corners = [
    { u: 1, v: 2, x: 0, y: 0 },
    { u: 4, v: -3, x: 0, y: 0 },
  ];
  expect(extentAround(corners)).toEqual({ left: 0, top: -4, right: 4, bottom: 2 });
});

test('what is known of it grows to the rim of a symbol and no further', () => {
  let extent = { left: 2, top: 3, right: 4, bottom: 5 };
  extent = extended(symbol, extent);
  expect(extent).toEqual({ left: 1, top: 2, right: 5, bottom: 6 });
  for (let more = 0; more < 9; more++) extent = extended(symbol, extent);
  expect(extent).toEqual(WHOLE);
});
