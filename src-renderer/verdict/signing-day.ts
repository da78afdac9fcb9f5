const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day on which a seal was put there, YYYY-MM-DD: in the time of China, wherever the machine's clock is. */
export function signingDay(signedAt: number): string {
  const date = new Date(signedAt + CHINA_OFFSET_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The instant to the second, in the time of China. */
export function signingTime(signedAt: number): string {
  const date = new Date(signedAt + CHINA_OFFSET_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19).replace('T', ' ');
}
