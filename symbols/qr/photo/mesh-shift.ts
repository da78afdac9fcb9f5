/** How far places of a symbol are moved, in modules, at the knots of a net over it. */
export interface Mesh {
  /** Modules from knot to knot. */
  readonly step: number;
  /** Knots a side. */
  readonly knots: number;
  /** Of every knot, row by row: columns and rows by turns. */
  readonly shifts: Float32Array;
}

/** Writes where `count` places lie when each is moved: evenly between four knots. Columns and rows by turns. */
export function shiftAll(
  { step, knots, shifts }: Mesh,
  places: Float32Array,
  moved: Float32Array,
  count: number,
): void {
  for (let at = 0; at < 2 * count; at += 2) {
    const [u, v] = [places[at] ?? 0, places[at + 1] ?? 0];
    const [across, down] = [within(u / step, knots), within(v / step, knots)];
    const [left, top] = [Math.floor(across), Math.floor(down)];
    const [right, below] = [across - left, down - top];
    const upper = 2 * (top * knots + left);
    const lower = upper + 2 * knots;
    for (let k = 0; k < 2; k++) {
      const a = (shifts[upper + k] ?? 0) * (1 - right) + (shifts[upper + 2 + k] ?? 0) * right;
      const b = (shifts[lower + k] ?? 0) * (1 - right) + (shifts[lower + 2 + k] ?? 0) * right;
      moved[at + k] = (places[at + k] ?? 0) + a * (1 - below) + b * below;
    }
  }
}

function within(place: number, knots: number): number {
  return Math.min(Math.max(place, 0), knots - 1.001);
}
