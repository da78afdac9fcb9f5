/**
 * Overwrites files that stand in the parameters of a request, e.g. a page that is printed: sending has
 * copied them, and main has no use for them.
 */
export function wipeBytes(params: unknown): void {
  if (typeof params !== 'object' || params === null) return;
  for (const value of Object.values(params)) {
    if (value instanceof Uint8Array) value.fill(0);
  }
}
