/** Equations that are to hold as well as they can, collected one by one (normal equations). */
export interface LeastSquares {
  /** `row` · unknowns = `value`. */
  add(row: ArrayLike<number>, value: number, weight: number): void;
  /** The unknowns; nothing where the equations leave them open. */
  solve(): Float64Array | undefined;
}

export function createLeastSquares(unknowns: number): LeastSquares {
  const width = unknowns + 1;
  // Each row ends with its right side.
  const normal = new Float64Array(unknowns * width);
  return {
    add(row, value, weight) {
      for (let r = 0; r < unknowns; r++) {
        const factor = (row[r] ?? 0) * weight;
        const at = r * width;
        // What is below the diagonal is as above it.
        for (let c = r; c < unknowns; c++)
          normal[at + c] = (normal[at + c] ?? 0) + factor * (row[c] ?? 0);
        normal[at + unknowns] = (normal[at + unknowns] ?? 0) + factor * value;
      }
    },
    solve() {
      const rows = normal.slice();
      for (let r = 0; r < unknowns; r++) {
        for (let c = 0; c < r; c++) rows[r * width + c] = normal[c * width + r] ?? 0;
      }
      return eliminate(rows, unknowns);
    },
  };
}

const SINGULAR = 1e-12;

/** Gauss and Jordan with row pivots. */
function eliminate(rows: Float64Array, size: number): Float64Array | undefined {
  const width = size + 1;
  const cell = (row: number, column: number): number => rows[row * width + column] ?? 0;
  const scale = rows.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    }
    // NaN is refused with it.
    if (!(Math.abs(cell(pivot, column)) > SINGULAR * scale)) return undefined;
    for (let c = 0; c < width; c++) {
      const kept = cell(column, c);
      rows[column * width + c] = cell(pivot, c);
      rows[pivot * width + c] = kept;
    }
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = cell(row, column) / cell(column, column);
      for (let c = column; c < width; c++) {
        rows[row * width + c] = cell(row, c) - factor * cell(column, c);
      }
    }
  }
  return Float64Array.from({ length: size }, (_, row) => cell(row, size) / cell(row, row));
}
