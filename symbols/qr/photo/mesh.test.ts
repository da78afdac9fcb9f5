import { expect, it } from 'vitest';
import { fixedModules } from '../restore/fixed-modules.ts';
import { gridOf, type GridShape } from './grid.ts';
import { withMesh } from './mesh.ts';
import { shiftAll } from './mesh-shift.ts';
import { PLAIN, takePhotograph } from './photograph.test-support.ts';
import { modulesOf, tonesOf } from './sample.ts';

const { frame, size, modules } = takePhotograph({ ...PLAIN, length: 100 }, 2);
const span = (size - 7) * PLAIN.module;
const left = PLAIN.middle.x - span / 2;
const top = PLAIN.middle.y - span / 2;
const EXACT: GridShape = {
  kind: 'flat',
  size,
  values: Float64Array.of(
    ...[left, top, left + span, top, left, top + span, left + span, top + span],
    ...[0, 0],
  ),
};

function rightShare(shape: GridShape): number {
  const tones = tonesOf(frame, shape, false);
  const { dark } = modulesOf(tones, size, tones);
  return dark.filter((module, at) => module === modules[at]).length / modules.length;
}

it('finds back a grid whose far corner is laid wrong', () => {
  const values = EXACT.values.slice();
  values[6]! += 1.7 * PLAIN.module;
  values[7]! += 1.4 * PLAIN.module;
  const wrong = { ...EXACT, values };
  expect(rightShare(wrong)).toBeLessThan(0.95);
  const moved = withMesh(frame, wrong, fixedModules(size), false);
  expect(rightShare(moved)).toBeGreaterThan(0.97);
});

it('leaves a grid that lies right where it is', () => {
  const moved = gridOf(withMesh(frame, EXACT, fixedModules(size), false));
  const [now, then] = [new Float64Array(2), new Float64Array(2)];
  for (let place = 2; place < size - 2; place += 5) {
    const at = Float32Array.of(place, size - place);
    moved.locate(at, now);
    gridOf(EXACT).locate(at, then);
    const far = Math.hypot(now[0]! - then[0]!, now[1]! - then[1]!);
    expect(far).toBeLessThan(0.5 * PLAIN.module);
  }
});

it('moves evenly from knot to knot, and outside as at the edge', () => {
  const mesh = { step: 10, knots: 3, shifts: new Float32Array(18) };
  mesh.shifts.set([2, -1], 2 * 4);
  const at = (u: number, v: number): readonly number[] => {
    const moved = new Float32Array(2);
    shiftAll(mesh, Float32Array.of(u, v), moved, 1);
    return [moved[0]! - u, moved[1]! - v];
  };
  expect(at(10, 10)).toEqual([2, -1]);
  expect(at(5, 10)).toEqual([1, -0.5]);
  expect(at(-4, 10)).toEqual([0, 0]);
});
