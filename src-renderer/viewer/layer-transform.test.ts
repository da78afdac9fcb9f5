import { expect, test } from 'vitest';
import { layerTransform } from './layer-transform.ts';

/** Where a point of the layer is seen. */
function seen(style: { transform: string }, x: number, y: number): [number, number] {
  const [dx = 0, dy = 0, angle = 0] = (style.transform.match(/-?[\d.]+/g) ?? []).map(Number);
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [Math.round(dx + cos * x - sin * y) + 0, Math.round(dy + sin * x + cos * y) + 0];
}

test.each([
  [0, [0, 0], [20, 60]],
  [90, [60, 0], [0, 20]],
  [180, [20, 60], [0, 0]],
  [270, [0, 20], [60, 0]],
] as const)('turned by %d the corners are where the page has them', (rotation, first, last) => {
  const style = layerTransform({ width: 10, height: 30 }, 2, rotation);
  expect(style).toMatchObject({ width: 20, height: 60 });
  expect(seen(style, 0, 0)).toEqual(first);
  expect(seen(style, 20, 60)).toEqual(last);
});
