/** What the lengths of an element are told in, beside units of the drawing. */
export interface LengthBase {
  /** Units. */
  readonly fontSize: number;
  /** Of what is looked at, the longer one: percentages are of no more than that. Units. */
  readonly side: number;
}

const MAX_LENGTH = 64;
const LENGTH = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in|em|ex|%)?$/i;
const UNITS: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 },
};

/** Units; `undefined` for what is no length (CSS Values 3, 6). */
export function lengthIn(text: string, { fontSize, side }: LengthBase): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, digits, written = ''] = LENGTH.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const unit = written.toLowerCase();
  const factor = unit === '%' ? side / 100 : (UNITS[unit] ?? fontSize);
  return Number(digits) * factor;
}
