import { expect, it } from 'vitest';
import { lightAt, type Light } from './light.ts';

const EVEN: Light = {
  ...{ shade: 0, shadeTowards: 0, edges: [], spots: [] },
  strip: { adds: 0, at: 0, width: 1 },
};

function litBy(light: Partial<Light>, x: number, around = 0): { times: number; adds: number } {
  const lit = { times: 0, adds: 9 };
  lightAt({ ...EVEN, ...light }, x, 0, around, lit);
  return lit;
}

it('changes nothing where it is even', () => {
  expect(litBy({}, 0.3)).toEqual({ times: 1, adds: 0 });
});

it('falls from one side', () => {
  expect(litBy({ shade: 0.5 }, -0.5).times).toBe(1);
  expect(litBy({ shade: 0.5 }, 0.5).times).toBe(0.5);
});

it('is less beyond the edge of a shadow', () => {
  const edges = [{ angle: 0, offset: 0, times: 0.2, soft: 0.01 }];
  expect(litBy({ edges }, -0.1).times).toBe(1);
  expect(litBy({ edges }, 0.1).times).toBeCloseTo(0.2);
});

it('is thrown back by a spot, and along a cylinder', () => {
  const spot = { x: 0, y: 0, width: 0.1, height: 0.1, angle: 0, times: 1, adds: 2, hard: 0 };
  expect(litBy({ spots: [spot] }, 0).adds).toBe(2);
  expect(litBy({ spots: [spot] }, 0.3).adds).toBeLessThan(0.01);
  const strip = { adds: 1, at: 0.4, width: 0.1 };
  expect(litBy({ strip }, 0, 0.4).adds).toBe(1);
  expect(litBy({ strip }, 0, 0).adds).toBeLessThan(0.01);
});
