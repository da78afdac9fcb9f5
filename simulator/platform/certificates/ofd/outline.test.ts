import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTITY, type Matrix } from '../../../../documents/ofd/model/geometry.ts';
import { boxAround, createOutline } from './outline.ts';

const ORIGIN = { x: 0, y: 0 };
const DOUBLE: Matrix = [2, 0, 0, 2, 10, 20];

test('points count by the matrix of their time', () => {
  const outline = createOutline();
  outline.line(1, 1, IDENTITY);
  outline.line(1, 1, DOUBLE);
  outline.close();
  outline.line(3, 3, IDENTITY);
  expect(outline.data(ORIGIN)).toBe('M 1 1 L 12 22 C M 3 3');
  expect(outline.data({ x: 1, y: 1 })).toBe('M 0 0 L 11 21 C M 2 2');
  expect(outline.box()).toEqual({ x: 1, y: 1, w: 11, h: 21 });
});

test('a rectangle is closed, and nothing has no box', () => {
  const outline = createOutline();
  outline.close();
  expect([outline.box(), outline.data(ORIGIN)]).toEqual([undefined, '']);
  outline.rectangle(1, 2, 3, 4, IDENTITY);
  expect(outline.data(ORIGIN)).toBe('M 1 2 L 4 2 L 4 6 L 1 6 C');
});

test('every point of a circle is on it', () => {
  const numbers = fc.record({
    radius: fc.double({ min: 1, max: 100, noNaN: true }),
    turn: fc.double({ min: 0.1, max: 2 * Math.PI, noNaN: true }),
  });
  fc.assert(
    fc.property(numbers, ({ radius, turn }) => {
      const outline = createOutline();
      outline.arc({ x: 0, y: 0, radiusX: radius, radiusY: radius }, 0, turn, IDENTITY);
      const [start, ...curves] = outline.data(ORIGIN).split(' B ');
      expect(Number(start?.split(' ')[1])).toBeCloseTo(radius, 1);
      const ends = curves.map((curve) => curve.split(' ').map(Number).slice(-2));
      for (const [x = 0, y = 0] of ends) expect(Math.hypot(x, y)).toBeCloseTo(radius, 1);
      const [x = 0, y = 0] = ends.at(-1) ?? [];
      expect(x).toBeCloseTo(radius * Math.cos(turn), 1);
      expect(y).toBeCloseTo(radius * Math.sin(turn), 1);
    }),
  );
});

test('a box is around all of its points', () => {
  const point = fc.record({ x: fc.integer(), y: fc.integer() });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const { x, y, w, h } = boxAround(points)!;
      for (const one of points) {
        expect(one.x >= x && one.x <= x + w && one.y >= y && one.y <= y + h).toBe(true);
      }
    }),
  );
});
