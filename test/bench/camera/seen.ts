/** A frame as it came to the page; instants are milliseconds since 1970, with fractions. */
export interface SeenFrame {
  /** When the camera took it. */
  readonly capturedAt: number;
  /** When the page could first touch it. */
  readonly at: number;
  /** Brightness of its corner: which code it shows. */
  readonly mark: number;
}

/** How long a refused code stays on the screen: the service took it so long before its end, in seconds. */
export const FAILURE_S = 60;

/** A code that the service has taken, and refused. */
export interface Taken {
  /** When its page ends, by the service's clock. */
  readonly endsAt: number;
}

/** What the page has seen while it was watched. */
export interface Watched {
  readonly frames: readonly SeenFrame[];
  /** The end of each look, and how long the thread took for it. */
  readonly looks: readonly { readonly at: number; readonly tookMs: number }[];
  readonly taken: readonly Taken[];
  /** When the camera was asked for. */
  readonly opened: readonly number[];
}

export function takenAt({ endsAt }: Taken): number {
  return endsAt - FAILURE_S * 1_000;
}

export interface Shown {
  readonly mark: number;
  /** When it was put before the camera. */
  readonly at: number;
}

const NOISE = 4;

/**
 * From the first frame with a code to its text in the service, in milliseconds, for each that was shown;
 * `undefined` where it was not read before the next one was shown.
 */
export function latencies(
  { frames, taken }: Pick<Watched, 'frames' | 'taken'>,
  shown: readonly Shown[],
): readonly (number | undefined)[] {
  return shown.map(({ mark, at }, index) => {
    const end = shown[index + 1]?.at ?? Infinity;
    const first = frames.find((one) => one.at > at && Math.abs(one.mark - mark) <= NOISE);
    const read = taken.map(takenAt).find((one) => one > at && one < end);
    return first && read && read - first.capturedAt;
  });
}

/** From each opening of the camera to what came first after it, in milliseconds. */
export function afterOpening(opened: readonly number[], came: readonly number[]): number[] {
  return opened.flatMap((at, index) => {
    const end = opened[index + 1] ?? Infinity;
    const first = came.find((one) => one >= at && one < end);
    return first === undefined ? [] : [first - at];
  });
}
