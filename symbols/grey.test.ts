import { expect, it } from 'vitest';
import { greyOf } from './grey.ts';

it('weighs the colours as the eye does', () => {
  const data = Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 0);
  expect(greyOf({ width: 2, height: 2, data })).toEqual({
    width: 2,
    height: 2,
    luma: Uint8Array.of(76, 150, 29, 255),
  });
});

it('uses room that is there', () => {
  const room = new Uint8Array(3).fill(9);
  const data = Uint8Array.of(100, 100, 100, 255, 0, 0, 0, 255);
  expect([...greyOf({ width: 2, height: 1, data }, room).luma]).toEqual([100, 0]);
  expect([...room]).toEqual([100, 0, 9]);
});
