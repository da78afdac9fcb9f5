import { expect, test } from 'vitest';
import { gradientColour, isOfdGradient, makeGradient } from './gradient.ts';

test('a gradient becomes an axial shading in the space of its object', () => {
  const gradient = makeGradient(0, 10, 20, 30);
  gradient.addColorStop(0, '#000000');
  gradient.addColorStop(1, 'rgba(255,0,0,0.5)');
  expect(isOfdGradient(gradient)).toBe(true);
  expect(isOfdGradient('#000000')).toBe(false);
  const { shading } = gradientColour(gradient, ({ x, y }) => ({ x: x / 2, y: y - 1 }));
  expect(shading).toMatchObject({
    ...{ kind: 'axial', extend: 3, start: { x: 0, y: 9 }, end: { x: 10, y: 29 } },
    steps: [
      { position: 0, colour: { values: [0, 0, 0], alpha: 255 } },
      { position: 1, colour: { values: [255, 0, 0], alpha: 128 } },
    ],
  });
});
