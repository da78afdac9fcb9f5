import { expect, test } from 'vitest';
import { cssColour } from './css-colour.ts';

test('both ways in which layouts write colours are read', () => {
  expect(cssColour('#c8102E')).toEqual({ values: [200, 16, 46], alpha: 255 });
  expect(cssColour('rgba(255,255,255,0.28)')).toEqual({ values: [255, 255, 255], alpha: 71 });
});

test.each(['red', '#fff', 'rgb(1,2,3)', ''])('%j is a bug', (text) => {
  expect(() => cssColour(text)).toThrow(text);
});
