import { expect, test } from 'vitest';
import type { ShadingPoint } from '../ofd/model/colour.ts';
import { drawPage, filled, WHITE } from './drawn-page.test-support.node.ts';
import { trianglesOf } from './gouraud-shading.ts';

const point = (x: number, y: number, colour: string, edge = 0): string =>
  `<ofd:Point X="${x}" Y="${y}" EdgeFlag="${edge}"><ofd:Color Value="${colour}"/></ofd:Point>`;
const draw = (shading: string): ReturnType<typeof drawPage> =>
  drawPage(filled('0 0 100 50', '', `<ofd:FillColor>${shading}</ofd:FillColor>`));

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** All but equal: colours are added up from three roundings. */
function expectClose(colour: string, expected: readonly number[]): void {
  for (const [index, value] of channels(colour).entries()) {
    expect(Math.abs(value - expected[index]!)).toBeLessThan(8);
  }
}

test('colours of three corners are mixed between them, and nothing is around', async () => {
  const page = await draw(
    `<ofd:GouraudShd>${point(10, 10, '255 0 0')}${point(70, 10, '0 255 0')}${point(10, 40, '0 0 255')}</ofd:GouraudShd>`,
  );
  expectClose(page.at(11, 10.5), [247, 4, 4]);
  expectClose(page.at(30, 20), [85, 85, 85]);
  expect([page.at(5, 20), page.at(60, 35)]).toEqual([WHITE, WHITE]);
});

test('triangles go on from an edge without a seam, and have a ground where they say so', async () => {
  const page = await draw(
    `<ofd:GouraudShd Extend="1">${point(10, 10, '0 0 0')}${point(50, 10, '0 0 0')}${point(10, 40, '0 0 0')}
     ${point(50, 40, '0 0 0', 1)}<ofd:BackColor Value="255 0 0"/></ofd:GouraudShd>`,
  );
  expect(page.at(5, 5)).toBe('#ff0000');
  // Along the common edge.
  for (let x = 12; x < 48; x++) expectClose(page.at(x, 10 + ((50 - x) * 30) / 40), [0, 0, 0]);
});

test('a lattice has two triangles a field', async () => {
  const page = await draw(
    `<ofd:LaGouraudShd VerticesPerRow="2">${point(0, 0, '255 0 0')}${point(40, 0, '255 0 0')}
     ${point(0, 40, '0 0 255')}${point(40, 40, '0 0 255')}</ofd:LaGouraudShd>`,
  );
  expectClose(page.at(10, 20), [128, 0, 128]);
  expectClose(page.at(30, 20), [128, 0, 128]);
});

test('points that make no triangle make none', () => {
  const at = (x: number, edge: 0 | 1 | 2 = 0): ShadingPoint => ({
    x,
    y: 0,
    edge,
    colour: { alpha: 255 },
  });
  const points = [at(0), at(1), at(2), at(3, 2), at(4), at(5)];
  const corners = trianglesOf({ points }).map((all) => all.map(({ x }) => x));
  expect(corners).toEqual([
    [0, 1, 2],
    [0, 2, 3],
  ]);
  expect(trianglesOf({ points, perRow: 1 })).toEqual([]);
  expect(trianglesOf({ points, perRow: 3 })).toHaveLength(4);
});
