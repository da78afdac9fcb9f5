/** How far places of a symbol are moved, in modules, at the knots of a net over it. */
export interface Mesh {
  /** Modules from knot to knot. */
  readonly step: number;
  /** Knots a side. */
  readonly knots: number;
  /** Of every knot, row by row: columns and rows by turns. */
  readonly shifts: Float32Array;
}

/** Writes how far the place of column `u` and row `v` is moved: evenly between four knots. */
export function shiftAt(
  { step, knots, shifts }: Mesh,
  u: number,
  v: number,
  to: { x: number; y: number },
): void {
  const [across, down] = [within(u / step, knots), within(v / step, knots)];
  const [left, top] = [Math.floor(across), Math.floor(down)];
  const [right, below] = [across - left, down - top];
  const at = 2 * (top * knots + left);
  const next = at + 2 * knots;
  const mix = (k: number): number => {
    const upper = (shifts[at + k] ?? 0) * (1 - right) + (shifts[at + 2 + k] ?? 0) * right;
    const lower = (shifts[next + k] ?? 0) * (1 - right) + (shifts[next + 2 + k] ?? 0) * right;
    return upper * (1 - below) + lower * below;
  };
  to.x = mix(0);
  to.y = mix(1);
}

function within(place: number, knots: number): number {
  return Math.min(Math.max(place, 0), knots - 1.001);
}
