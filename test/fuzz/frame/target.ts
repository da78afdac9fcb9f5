/** Something that takes hostile bytes: it must neither throw, nor fail by its promise, nor take longer than its limit. */
export interface FuzzTarget {
  readonly name: string;
  /** Valid inputs, from which the hostile ones are made. */
  readonly seeds: readonly Uint8Array[];
  /** Longest input. */
  readonly maxBytes: number;
  /** Longest time for one input, in milliseconds. */
  readonly limitMs: number;
  /** What part of the inputs it gets, 0 to 1, for those that take long; all of them where it is left out. */
  readonly share?: number;
  run(bytes: Uint8Array): void | Promise<void>;
}

/** What an input did. */
export interface Failed {
  readonly kind: 'crash' | 'hang';
  /** Number of the input in its run. */
  readonly index: number;
  readonly input: Uint8Array;
  readonly message: string;
}

/** The figures of one target's run. */
export interface Outcome {
  readonly inputs: number;
  readonly crashes: number;
  readonly hangs: number;
  /** NaN where the thread ended before it could tell. */
  readonly slowestMs: number;
  /** The first of every kind of failure, at most {@link MAX_KEPT}. */
  readonly failed: readonly Failed[];
}

/** A target that fails everywhere must not fill the disk. */
export const MAX_KEPT = 10;
