/** How far an outline goes, at most. Units. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  /** Of its line. */
  readonly length: number;
}

type Point = readonly [number, number];

export const ENDLESS: Extent = { width: Infinity, height: Infinity, length: Infinity };
const GAP = /[\s,]*/y;
const LETTER = /[mlhvcsqtaz]/iy;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
/** Of an arc; they need nothing between them and what follows. */
const FLAG = /[01]/y;
/** Numbers behind each letter. */
const COUNTS: Readonly<Record<string, number>> = {
  ...{ m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 },
};

/**
 * Of outline data as in SVG 1.1, 8.3: all its points and all that pull a curve lie within. What is no such data has
 * no end.
 */
export function extentOfPath(data: string): Extent {
  const pen = createPen();
  let at = 0;
  let command = '';
  while ((at += read(GAP, data, at)?.length ?? 0) < data.length) {
    const letter = read(LETTER, data, at);
    at += letter?.length ?? 0;
    command = letter ?? following(command);
    const kind = command.toLowerCase();
    const values: number[] = [];
    const count = COUNTS[kind];
    if (count === undefined || (letter === undefined && count === 0)) return ENDLESS;
    while (values.length < count) {
      at += read(GAP, data, at)?.length ?? 0;
      const isFlag = kind === 'a' && (values.length === 3 || values.length === 4);
      const number = read(isFlag ? FLAG : NUMBER, data, at);
      if (number === undefined) return ENDLESS;
      at += number.length;
      values.push(Number(number));
    }
    pen.step(kind, values, command === kind);
  }
  return pen.extent();
}

function read(pattern: RegExp, data: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(data)?.[0];
}

/** Points behind a move are lines (8.3.2). */
function following(command: string): string {
  return command === 'm' ? 'l' : command === 'M' ? 'L' : command;
}

interface Pen {
  step(kind: string, values: readonly number[], isRelative: boolean): void;
  extent(): Extent;
}

function createPen(): Pen {
  let here: Point = [0, 0];
  let start: Point = here;
  /** The last one that pulled a curve. */
  let control: Point = here;
  let before = '';
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let length = 0;

  function include([x, y]: Point, around = 0): void {
    left = Math.min(left, x - around);
    right = Math.max(right, x + around);
    top = Math.min(top, y - around);
    bottom = Math.max(bottom, y + around);
  }

  /** Through all points, which are at least as long a way as the curve that they pull. */
  function go(points: readonly Point[]): void {
    for (const point of [here, ...points]) include(point);
    for (const point of points) {
      length += distance(here, point);
      here = point;
    }
    control = points.at(-2) ?? here;
  }

  function arc(rx: number, ry: number, end: Point): void {
    const half = distance(here, end) / 2;
    const [small, large] = [
      Math.min(Math.abs(rx), Math.abs(ry)),
      Math.max(Math.abs(rx), Math.abs(ry)),
    ];
    // Radii that do not reach grow together (F.6.6); without one it is a line.
    const radius = small === 0 ? 0 : large * Math.max(1, half / small);
    include(here, 2 * radius);
    length += 2 * Math.PI * radius;
    go([end]);
  }

  function step(kind: string, values: readonly number[], isRelative: boolean): void {
    const [x, y] = isRelative ? here : [0, 0];
    const [a = 0, b = 0] = values;
    const points = pairs(kind === 'a' ? values.slice(5) : values, [x, y]);
    const mirrored: Point = [2 * here[0] - control[0], 2 * here[1] - control[1]];
    if (kind === 'z') go([start]);
    else if (kind === 'h') go([[x + a, here[1]]]);
    else if (kind === 'v') go([[here[0], y + a]]);
    else if (kind === 'a') arc(a, b, points[0] ?? here);
    else if (kind === 's') go([/[cs]/.test(before) ? mirrored : here, ...points]);
    else if (kind === 't') go([/[qt]/.test(before) ? mirrored : here, ...points]);
    else if (kind === 'm') here = start = points[0] ?? here;
    else go(points);
    before = kind;
  }

  return {
    step,
    extent() {
      const [width, height] = [right - left, bottom - top];
      if (width === -Infinity) return { width: 0, height: 0, length: 0 };
      return Number.isFinite(width + height + length) ? { width, height, length } : ENDLESS;
    },
  };
}

function pairs(values: readonly number[], [x, y]: Point): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < values.length; at += 2) {
    points.push([x + (values[at] ?? 0), y + (values[at + 1] ?? 0)]);
  }
  return points;
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}
