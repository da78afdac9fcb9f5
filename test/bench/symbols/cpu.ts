/**
 * Milliseconds that this process has computed, in its own code. On a machine that does other things
 * besides, this is what a wall clock would show if it did not.
 */
export function cpuMs(): number {
  return process.cpuUsage().user / 1_000;
}
