import { describe, expect, it } from 'vitest';
import type { ColourSpace } from '../ofd/model/resources.ts';
import { cssOf, rgbaOf } from './colour-value.ts';

const SPACE: ColourSpace = { type: 'RGB', bitsPerComponent: 8, palette: [] };

function css(colour: Partial<Parameters<typeof rgbaOf>[0]>, space?: ColourSpace): string {
  return cssOf(rgbaOf({ alpha: 255, ...colour }, space));
}

describe('rgbaOf', () => {
  it.each([
    [{ values: [255, 128, 0] }, undefined, 'rgba(255, 128, 0, 1)'],
    [{ values: [128] }, undefined, 'rgba(128, 128, 128, 1)'],
    [{ values: [128] }, { ...SPACE, type: 'GRAY' }, 'rgba(128, 128, 128, 1)'],
    [{ values: [0, 255, 255, 0] }, undefined, 'rgba(255, 0, 0, 1)'],
    [{ values: [255, 0, 0, 51] }, { ...SPACE, type: 'CMYK' }, 'rgba(0, 204, 204, 1)'],
    [{ values: [1, 0, 1] }, { ...SPACE, bitsPerComponent: 1 }, 'rgba(255, 0, 255, 1)'],
    [{ values: [300, -5, 0] }, SPACE, 'rgba(255, 0, 0, 1)'],
    [
      { index: 1 },
      {
        ...SPACE,
        palette: [
          [1, 1, 1],
          [0, 0, 255],
        ],
      },
      'rgba(0, 0, 255, 1)',
    ],
    [{ index: 7 }, { ...SPACE, palette: [[1, 1, 1]] }, 'rgba(0, 0, 0, 1)'],
    [{}, undefined, 'rgba(0, 0, 0, 1)'],
    [{ values: [255, 0, 0], alpha: 51 }, undefined, 'rgba(255, 0, 0, 0.2)'],
  ] as const)('mixes %j in %j', (colour, space, expected) => {
    expect(css(colour, space as ColourSpace | undefined)).toBe(expected);
  });
});
