const MAX_LENGTH = 1_024;
const MAX_FUNCTIONS = 16;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/;
const STEP = /\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*/y;
const ARGUMENT = new RegExp(`^${NUMBER.source}(?:px|deg)?$`, 'i');

/**
 * By how much a transform lengthens a line at most; `undefined` for what is none of SVG 1.1 (7.6), or is of more
 * than 16 steps.
 */
export function stretchOf(transform: string): number | undefined {
  if (transform.length > MAX_LENGTH) return undefined;
  let stretch = 1;
  let at = 0;
  for (let steps = 0; at < transform.length; steps++) {
    STEP.lastIndex = at;
    const [whole, name = '', inside = ''] = STEP.exec(transform) ?? [];
    const values = whole === undefined ? undefined : argumentsOf(inside);
    if (whole === undefined || !values || steps >= MAX_FUNCTIONS) return undefined;
    at += whole.length;
    stretch *= stretchOfStep(name, values);
  }
  return Number.isNaN(stretch) ? Infinity : stretch;
}

function argumentsOf(inside: string): readonly number[] | undefined {
  const words = inside.trim().split(/\s*,\s*|\s+/);
  return words.every((word) => ARGUMENT.test(word)) ? words.map(parseFloat) : undefined;
}

function stretchOfStep(name: string, values: readonly number[]): number {
  const [a = 1, b = name === 'scale' ? a : 0, c = 0, d = 1] = values;
  switch (name) {
    case 'scale':
      return Math.max(Math.abs(a), Math.abs(b));
    case 'skewX':
    case 'skewY':
      return 1 + Math.abs(Math.tan((a * Math.PI) / 180));
    case 'matrix':
      return largestSingularValue(a, b, c, d);
    default:
      return 1;
  }
}

function largestSingularValue(a: number, b: number, c: number, d: number): number {
  return (Math.hypot(a + d, b - c) + Math.hypot(a - d, b + c)) / 2;
}
