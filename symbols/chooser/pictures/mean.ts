import type { Frame } from '../../decoder.ts';

/** Of every pixel the mean of the square that reaches `reach` pixels from it, cut off at the edges. */
export function meanAround({ width, height, luma }: Frame, reach: number): Uint8Array {
  const means = new Uint8Array(width * height);
  // Sums of a column over the rows of the square, moved down row by row.
  const columns = new Int32Array(width);
  for (let y = 0; y < Math.min(reach, height); y++) addRow(columns, luma, y * width, 1);
  for (let y = 0; y < height; y++) {
    if (y + reach < height) addRow(columns, luma, (y + reach) * width, 1);
    if (y - reach - 1 >= 0) addRow(columns, luma, (y - reach - 1) * width, -1);
    const rows = Math.min(y + reach, height - 1) - Math.max(y - reach, 0) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(reach, width); x++) sum += columns[x] ?? 0;
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += columns[x + reach] ?? 0;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1] ?? 0;
      const across = Math.min(x + reach, width - 1) - Math.max(x - reach, 0) + 1;
      means[y * width + x] = sum / (across * rows);
    }
  }
  return means;
}

function addRow(columns: Int32Array, luma: Uint8Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < columns.length; x++) {
    columns[x] = (columns[x] ?? 0) + sign * (luma[from + x] ?? 0);
  }
}
