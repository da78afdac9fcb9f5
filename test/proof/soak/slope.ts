/** What the service took at one moment, after a collection, in bytes. */
export interface Sample {
  /** How many sessions there had been. */
  readonly sessions: number;
  readonly heap: number;
  readonly rss: number;
  /** Buffers and what native code has told of. */
  readonly external: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Slope of the straight line that lies closest to the points by least squares; 0 for fewer than two. */
export function slopeOf(points: readonly Point[]): number {
  const count = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (count < 2 || spread === 0) return 0;
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** Share of the run in which caches fill and code is compiled: not counted. */
const WARM_UP = 0.2;
const PER_SESSIONS = 1_000;

/** Growth in bytes per 1,000 sessions after the warm-up. */
export function growthOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const last = samples.at(-1)?.sessions ?? 0;
  const warm = samples.filter(({ sessions }) => sessions >= last * WARM_UP);
  return slopeOf(warm.map((one) => ({ x: one.sessions, y: of(one) }))) * PER_SESSIONS;
}
