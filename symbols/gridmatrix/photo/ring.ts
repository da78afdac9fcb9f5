/**
 * How much the pixel `at` looks like a saddle, by the ring of 16 pixels at a distance of 3: 8 times the
 * difference of dark and light where it is one, below 0 on most others.
 */
export function responseAt(pixels: Uint8Array, at: number, width: number): number {
  const row = width + width;
  const up = row + width;
  const r0 = pixels[at - up] ?? 0;
  const r1 = pixels[at - up + 1] ?? 0;
  const r2 = pixels[at - row + 2] ?? 0;
  const r3 = pixels[at - width + 3] ?? 0;
  const r4 = pixels[at + 3] ?? 0;
  const r5 = pixels[at + width + 3] ?? 0;
  const r6 = pixels[at + row + 2] ?? 0;
  const r7 = pixels[at + up + 1] ?? 0;
  const r8 = pixels[at + up] ?? 0;
  const r9 = pixels[at + up - 1] ?? 0;
  const r10 = pixels[at + row - 2] ?? 0;
  const r11 = pixels[at + width - 3] ?? 0;
  const r12 = pixels[at - 3] ?? 0;
  const r13 = pixels[at - width - 3] ?? 0;
  const r14 = pixels[at - row - 2] ?? 0;
  const r15 = pixels[at - up - 1] ?? 0;
  const turned =
    Math.abs(r0 + r8 - r4 - r12) +
    Math.abs(r1 + r9 - r5 - r13) +
    Math.abs(r2 + r10 - r6 - r14) +
    Math.abs(r3 + r11 - r7 - r15);
  const opposite =
    Math.abs(r0 - r8) +
    Math.abs(r1 - r9) +
    Math.abs(r2 - r10) +
    Math.abs(r3 - r11) +
    Math.abs(r4 - r12) +
    Math.abs(r5 - r13) +
    Math.abs(r6 - r14) +
    Math.abs(r7 - r15);
  const ring = r0 + r1 + r2 + r3 + r4 + r5 + r6 + r7 + r8 + r9 + r10 + r11 + r12 + r13 + r14 + r15;
  const middle =
    (pixels[at] ?? 0) +
    (pixels[at - 1] ?? 0) +
    (pixels[at + 1] ?? 0) +
    (pixels[at - width] ?? 0) +
    (pixels[at + width] ?? 0);
  // A thin line through the place looks like a saddle, but its middle is not like its surroundings.
  return turned - opposite - Math.abs(3.2 * middle - ring);
}
