const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The date in China (UTC+8, no summer time) as YYYY-MM-DD. */
export function chinaDate(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
