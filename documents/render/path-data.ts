import { arcToCurves } from './arc.ts';

/** A step of a path, in the space of its object; arcs have become curves. */
export type PathStep =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['Q', x1: number, y1: number, x: number, y: number]
  | readonly ['B', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['C'];

export interface PathData {
  readonly steps: readonly PathStep[];
  /** False where something could not be read: what stands before it is kept. */
  readonly isWhole: boolean;
}

/** How many numbers follow an operator (GB/T 33190 9.2, table 36). */
const OPERANDS = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 } as const;
type Operator = keyof typeof OPERANDS;

/** Of one object; a map of a whole country has fewer. */
export const MAX_PATH_STEPS = 200_000;
/** Beyond it arithmetic of the canvas, which counts in 32 bits, would lose its digits. */
const MAX_COORDINATE = 1e7;

const TOKEN = /[\s,]*(?:([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))/y;
const REST = /[\s,]*$/y;

/**
 * Reads the operators of a path (AbbreviatedData, GB/T 33190 9.2). Numbers without an operator go on
 * with the one before them, as many writers have it.
 */
export function parsePathData(data: string): PathData {
  const reader = createReader(data);
  const steps: PathStep[] = [];
  let operator: Operator | undefined;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (;;) {
    const letter = reader.letter();
    if (letter !== undefined) {
      if (!(letter in OPERANDS)) return { steps, isWhole: false };
      operator = letter as Operator;
    } else if (operator === undefined || operator === 'C' || reader.isAtEnd()) {
      return { steps, isWhole: reader.isAtEnd() };
    }
    const operands = reader.numbers(OPERANDS[operator]);
    if (!operands || steps.length >= MAX_PATH_STEPS) return { steps, isWhole: false };
    add(operator, operands);
  }

  function add(name: Operator, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0]: number[]): void {
    // What draws before it has moved begins at the origin, or where the path was closed.
    const last = steps.at(-1);
    const needsStart = name !== 'M' && name !== 'S' && name !== 'C';
    if (needsStart && (!last || last[0] === 'C')) steps.push(['M', x, y]);
    switch (name) {
      case 'S':
      case 'M':
        [startX, startY] = [a, b];
        steps.push(['M', a, b]);
        break;
      case 'L':
        steps.push(['L', a, b]);
        break;
      case 'Q':
        steps.push(['Q', a, b, c, d]);
        break;
      case 'B':
        steps.push(['B', a, b, c, d, e, f]);
        break;
      case 'A': {
        const arc = { rx: a, ry: b, angle: c, isLarge: d !== 0, isClockwise: e !== 0 };
        steps.push(...arcToCurves({ x, y }, arc, { x: f, y: g }));
        break;
      }
      case 'C':
        if (last) steps.push(['C']);
        [x, y] = [startX, startY];
        return;
      default:
        name satisfies never;
    }
    const count = OPERANDS[name];
    [x = x, y = y] = [a, b, c, d, e, f, g].slice(count - 2, count);
  }
}

interface Reader {
  /** The operator that stands next, or nothing. */
  letter(): string | undefined;
  numbers(count: number): number[] | undefined;
  isAtEnd(): boolean;
}

function createReader(data: string): Reader {
  let at = 0;
  function next(): RegExpExecArray | null {
    TOKEN.lastIndex = at;
    return TOKEN.exec(data);
  }
  return {
    letter() {
      const token = next();
      if (token?.[1] === undefined) return undefined;
      at = TOKEN.lastIndex;
      return token[1];
    },
    numbers(count) {
      const values: number[] = [];
      while (values.length < count) {
        const value = Number(next()?.[2] ?? NaN);
        if (!(Math.abs(value) <= MAX_COORDINATE)) return undefined;
        at = TOKEN.lastIndex;
        values.push(value);
      }
      return values;
    },
    isAtEnd() {
      REST.lastIndex = at;
      return REST.test(data);
    },
  };
}
