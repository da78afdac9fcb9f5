/** Something that is measured again and again. */
export interface Timed {
  /** Microseconds from the last byte to what was waited for. */
  round(number: number): Promise<number>;
  close(): Promise<void>;
}

export interface Rounds {
  /** Not counted. */
  readonly warmUp: number;
  readonly counted: number;
}

export interface Samples {
  readonly own: readonly number[];
  readonly baseline: readonly number[];
}

/** Measures both in turn, so that whatever else the machine does falls on both. */
export async function inTurn(
  own: Timed,
  bare: Timed,
  { warmUp, counted }: Rounds,
): Promise<Samples> {
  const samples: { own: number[]; baseline: number[] } = { own: [], baseline: [] };
  for (let round = 0; round < warmUp + counted; round++) {
    const theirs = await bare.round(round);
    const ours = await own.round(round);
    if (round < warmUp) continue;
    samples.own.push(ours);
    samples.baseline.push(theirs);
  }
  await Promise.all([own.close(), bare.close()]);
  return samples;
}

/** Microseconds between two times in nanoseconds. */
export function microseconds(from: bigint, to: bigint): number {
  return Number(to - from) / 1_000;
}
