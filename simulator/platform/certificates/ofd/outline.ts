import {
  transform,
  type Box,
  type Matrix,
  type Point,
} from '../../../../documents/ofd/model/geometry.ts';

/** One step of a path with its points, in millimetres on the page. */
interface Step {
  readonly command: 'M' | 'L' | 'B' | 'C';
  readonly points: readonly Point[];
}

/** A path that is being built, as a canvas builds it: points count by the matrix of their time. */
export interface Outline {
  move(x: number, y: number, matrix: Matrix): void;
  line(x: number, y: number, matrix: Matrix): void;
  /** Goes on from where the path is, or begins there. Angles in radians, clockwise. */
  arc(ellipse: Ellipse, from: number, to: number, matrix: Matrix): void;
  close(): void;
  rectangle(x: number, y: number, width: number, height: number, matrix: Matrix): void;
  /** The box around all points, or `undefined` where there are none. */
  box(): Box | undefined;
  /** AbbreviatedData (GB/T 33190 9.2), counted from `origin`. */
  data(origin: Point): string;
}

export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

/** One Bézier curve for an eighth of a turn: off by less than a hundredth of a percent. */
const ARC_STEP = Math.PI / 4;

export function createOutline(): Outline {
  const steps: Step[] = [];

  function add(command: Step['command'], matrix: Matrix, ...points: readonly Point[]): void {
    steps.push({ command, points: points.map((point) => transform(matrix, point)) });
  }
  function line(x: number, y: number, matrix: Matrix): void {
    add(steps.length === 0 || steps.at(-1)?.command === 'C' ? 'M' : 'L', matrix, { x, y });
  }
  return {
    line,
    move: (x, y, matrix) => add('M', matrix, { x, y }),
    close() {
      if (steps.length > 0) steps.push({ command: 'C', points: [] });
    },
    arc({ x, y, radiusX, radiusY }, from, to, matrix) {
      const at = (angle: number, pull = 0): Point => ({
        x: x + radiusX * (Math.cos(angle) - pull * Math.sin(angle)),
        y: y + radiusY * (Math.sin(angle) + pull * Math.cos(angle)),
      });
      line(at(from).x, at(from).y, matrix);
      const count = Math.max(1, Math.ceil((to - from) / ARC_STEP));
      const step = (to - from) / count;
      const pull = (4 / 3) * Math.tan(step / 4);
      for (let part = 0; part < count; part += 1) {
        const start = from + part * step;
        add('B', matrix, at(start, pull), at(start + step, -pull), at(start + step));
      }
    },
    rectangle(x, y, width, height, matrix) {
      add('M', matrix, { x, y });
      add('L', matrix, { x: x + width, y });
      add('L', matrix, { x: x + width, y: y + height });
      add('L', matrix, { x, y: y + height });
      steps.push({ command: 'C', points: [] });
    },
    box: () => boxAround(steps.flatMap(({ points }) => points)),
    data: ({ x, y }) =>
      steps
        .flatMap(({ command, points }) => [
          command,
          ...points.flatMap((point) => [hundredth(point.x - x), hundredth(point.y - y)]),
        ])
        .join(' '),
  };
}

/** Finer than any printer; and files stay small. */
function hundredth(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** The box around points; `undefined` around none. */
export function boxAround(points: readonly Point[]): Box | undefined {
  const [first] = points;
  if (!first) return undefined;
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}
