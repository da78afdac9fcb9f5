/** Below this a pattern is too small for its modules to be told apart. */
const LEAST_WIDTH = 8;

/**
 * The module of five runs, dark and light by turns, if they are those of a finder pattern. Blur and threshold
 * change how wide runs are, but not where their middles lie: those of the light ones are 4 modules
 * apart, those of the outer dark ones 6. One outer run may go on into a dark surrounding.
 */
export function moduleOfRuns(a: number, b: number, c: number, d: number, e: number): number {
  if (a === 0 || e === 0) return 0;
  const light = b / 2 + c + d / 2;
  const rough = light / 4;
  const [first, last] = [a > 2.2 * rough ? rough : a, e > 2.2 * rough ? rough : e];
  if (first !== a && last !== e) return 0;
  const dark = first / 2 + b + c + d + last / 2;
  const module = (light + dark) / 10;
  if (7 * module < LEAST_WIDTH) return 0;
  const [least, most] = [0.25 * module, 1.9 * module];
  const isLike =
    Math.abs(dark - 1.5 * light) < module &&
    Math.abs(first / 2 + b - last / 2 - d) < 0.9 * module &&
    c > 1.7 * module &&
    c < 4.3 * module &&
    Math.min(first, b, d, last) > least &&
    Math.max(first, b, d, last) < most;
  return isLike ? module : 0;
}
