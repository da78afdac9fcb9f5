import type { OutlinePen } from './outline.ts';

/** Where the pen of a charstring is. */
export interface CharStringPen {
  readonly pen: OutlinePen;
  x: number;
  y: number;
}

/** Draws from the operands of one operator. */
export type PathOperator = (at: CharStringPen, operands: readonly number[]) => void;

export function moveBy(at: CharStringPen, dx: number, dy: number): void {
  at.x += dx;
  at.y += dy;
  at.pen.moveTo(at.x, at.y);
}

function lineBy(at: CharStringPen, dx: number, dy: number): void {
  at.x += dx;
  at.y += dy;
  at.pen.add(at.x, at.y);
}

/** Six distances, each from the point before it. */
function curveBy(at: CharStringPen, distances: readonly number[]): void {
  const [dx1 = 0, dy1 = 0, dx2 = 0, dy2 = 0, dx3 = 0, dy3 = 0] = distances;
  const [x1, y1] = [at.x + dx1, at.y + dy1];
  const [x2, y2] = [x1 + dx2, y1 + dy2];
  at.x = x2 + dx3;
  at.y = y2 + dy3;
  at.pen.add(x1, y1, x2, y2, at.x, at.y);
}

function lines(at: CharStringPen, operands: readonly number[]): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    lineBy(at, operands[index] ?? 0, operands[index + 1] ?? 0);
  }
}

function curves(at: CharStringPen, operands: readonly number[]): void {
  for (let index = 0; index + 5 < operands.length; index += 6) {
    curveBy(at, operands.slice(index, index + 6));
  }
}

function alternatingLines(isHorizontal: boolean): PathOperator {
  return (at, operands) => {
    for (const [index, distance] of operands.entries()) {
      if ((index % 2 === 0) === isHorizontal) lineBy(at, distance, 0);
      else lineBy(at, 0, distance);
    }
  };
}

/** Curves that begin along one axis and end along the other, in turn; the last may end anywhere. */
function alternatingCurves(isHorizontal: boolean): PathOperator {
  return (at, operands) => {
    let isFlat = isHorizontal;
    for (let index = 0; index + 3 < operands.length; index += 4) {
      const [first = 0, dx2 = 0, dy2 = 0, last = 0, more = 0] = operands.slice(index);
      const rest = operands.length - index === 5 ? more : 0;
      curveBy(at, isFlat ? [first, 0, dx2, dy2, rest, last] : [0, first, dx2, dy2, last, rest]);
      isFlat = !isFlat;
    }
  };
}

/** Curves that begin and end along one axis; a first odd operand is across it. */
function parallelCurves(isHorizontal: boolean): PathOperator {
  return (at, operands) => {
    const isOdd = operands.length % 4 === 1;
    let across = isOdd ? (operands[0] ?? 0) : 0;
    for (let index = isOdd ? 1 : 0; index + 3 < operands.length; index += 4) {
      const [first = 0, dx2 = 0, dy2 = 0, last = 0] = operands.slice(index);
      curveBy(
        at,
        isHorizontal ? [first, across, dx2, dy2, last, 0] : [across, first, dx2, dy2, 0, last],
      );
      across = 0;
    }
  };
}

function flex1(at: CharStringPen, operands: readonly number[]): void {
  const [dx1 = 0, dy1 = 0, dx2 = 0, dy2 = 0, dx3 = 0, dy3 = 0] = operands;
  const [dx4 = 0, dy4 = 0, dx5 = 0, dy5 = 0, last = 0] = operands.slice(6);
  const [dx, dy] = [dx1 + dx2 + dx3 + dx4 + dx5, dy1 + dy2 + dy3 + dy4 + dy5];
  const end = Math.abs(dx) > Math.abs(dy) ? [last, -dy] : [-dx, last];
  curveBy(at, [dx1, dy1, dx2, dy2, dx3, dy3]);
  curveBy(at, [dx4, dy4, dx5, dy5, ...end]);
}

/** Path operators of Type 2 charstrings (Adobe TN 5177, 4.1); those of two bytes are 1200 and the second. */
export const PATH_OPERATORS: ReadonlyMap<number, PathOperator> = new Map<number, PathOperator>([
  [5, lines],
  [6, alternatingLines(true)],
  [7, alternatingLines(false)],
  [8, curves],
  [
    24,
    (at, operands) => {
      curves(at, operands.slice(0, -2));
      lines(at, operands.slice(-2));
    },
  ],
  [
    25,
    (at, operands) => {
      lines(at, operands.slice(0, -6));
      curves(at, operands.slice(-6));
    },
  ],
  [26, parallelCurves(false)],
  [27, parallelCurves(true)],
  [30, alternatingCurves(false)],
  [31, alternatingCurves(true)],
  [
    1234,
    (at, [dx1 = 0, dx2 = 0, dy2 = 0, dx3 = 0, dx4 = 0, dx5 = 0, dx6 = 0]) => {
      curveBy(at, [dx1, 0, dx2, dy2, dx3, 0]);
      curveBy(at, [dx4, 0, dx5, -dy2, dx6, 0]);
    },
  ],
  [1235, (at, operands) => curves(at, operands.slice(0, 12))],
  [
    1236,
    (at, operands) => {
      const [dx1 = 0, dy1 = 0, dx2 = 0, dy2 = 0, dx3 = 0] = operands;
      const [dx4 = 0, dx5 = 0, dy5 = 0, dx6 = 0] = operands.slice(5);
      curveBy(at, [dx1, dy1, dx2, dy2, dx3, 0]);
      curveBy(at, [dx4, 0, dx5, dy5, dx6, -(dy1 + dy2 + dy5)]);
    },
  ],
  [1237, flex1],
]);
