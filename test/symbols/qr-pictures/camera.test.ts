import { describe, expect, it } from 'vitest';
import { sightOf, type Hit, type Pose } from './camera.ts';

const [WIDTH, HEIGHT] = [1_280, 960];
const STRAIGHT: Pose = {
  ...{ roll: 0, tilt: 0, towards: 0, zoom: 1, shiftX: 0, shiftY: 0, radius: 0, axis: 0 },
};

function hitOf(pose: Partial<Pose>, x: number, y: number): Hit {
  const hit = { x: 0, y: 0, around: 0 };
  sightOf({ ...STRAIGHT, ...pose }, WIDTH, HEIGHT)(WIDTH / 2 + x, HEIGHT / 2 + y, hit);
  return hit;
}

describe('a line of sight', () => {
  it('meets a flat sheet as large as the zoom makes it', () => {
    const { x, y } = hitOf({ zoom: 2 }, 100, -60);
    expect(x).toBeCloseTo(50);
    expect(y).toBeCloseTo(-30);
  });

  it('meets a turned sheet turned', () => {
    const { x, y } = hitOf({ roll: Math.PI / 2 }, 100, 0);
    expect(x).toBeCloseTo(0);
    expect(y).toBeCloseTo(-100);
  });

  it('meets what is tilted away further out on the far side', () => {
    const [near, far] = [hitOf({ tilt: 0.8 }, -200, 0).x, hitOf({ tilt: 0.8 }, 200, 0).x];
    const [less, more] = [Math.abs(near), Math.abs(far)].toSorted((a, b) => a - b);
    expect(more! / less!).toBeGreaterThan(1.2);
  });

  it('goes past a cylinder, and sees less and less of its sides', () => {
    expect(hitOf({ radius: 100 }, 150, 0).x).toBeNaN();
    const step = (x: number): number =>
      hitOf({ radius: 100 }, x + 1, 0).x - hitOf({ radius: 100 }, x, 0).x;
    expect(step(0)).toBeCloseTo(1, 1);
    expect(step(85)).toBeGreaterThan(1.5);
    expect(hitOf({ radius: 100 }, 0, 50).y).toBeCloseTo(50);
  });

  it('sees into a hollow one', () => {
    expect(hitOf({ radius: -300 }, 100, 0).around).toBeGreaterThan(0.2);
  });
});
