import { describe, expect, it } from 'vitest';
import type { DrawParam } from '../ofd/model/resources.ts';
import { styleOf } from './draw-style.ts';

const RED = { values: [255, 0, 0], alpha: 255 };
const BLUE = { values: [0, 0, 255], alpha: 255 };

function style(
  object: Parameters<typeof styleOf>[0],
  params: Readonly<Record<number, DrawParam>> = {},
  layer?: number,
): ReturnType<typeof styleOf> {
  return styleOf(object, layer, (id) => params[id]);
}

describe('styleOf', () => {
  it('knows the defaults of the standard', () => {
    expect(style({})).toEqual({
      lineWidth: 0.353,
      cap: 'butt',
      join: 'miter',
      miterLimit: 3.528,
      dashOffset: 0,
      dashPattern: [],
    });
  });

  it('takes each attribute from what is nearest', () => {
    const params = {
      1: { relative: 2, lineWidth: 1, fillColour: BLUE },
      2: { lineWidth: 2, cap: 'Round', dashPattern: [1, 2] },
      3: { lineWidth: 3, cap: 'Square', join: 'Bevel', strokeColour: RED },
    };
    expect(style({ fillColour: RED, drawParam: 1 }, params, 3)).toMatchObject({
      fillColour: RED,
      lineWidth: 1,
      cap: 'round',
      dashPattern: [1, 2],
      join: 'bevel',
      strokeColour: RED,
    });
  });

  it('ends where draw parameters go on from each other in a circle', () => {
    const params = { 1: { relative: 2 }, 2: { relative: 1, lineWidth: 5 } };
    expect(style({ drawParam: 1 }, params).lineWidth).toBe(5);
    expect(style({ drawParam: 9 }, params).lineWidth).toBe(0.353);
  });

  it('draws whole lines where dashes make no sense', () => {
    expect(style({ dashPattern: [0, 0] }).dashPattern).toEqual([]);
    expect(style({ dashPattern: [2, -1] }).dashPattern).toEqual([]);
  });

  it('keeps a line of no width', () => {
    expect(style({ lineWidth: 0 }).lineWidth).toBe(0);
  });
});
