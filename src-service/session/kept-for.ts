/** For a code of which nobody has told how long it lives, in seconds. */
const UNKNOWN_LIFETIME_S = 60;

/** What is known of a code's life. */
export interface CodeLife {
  /** In milliseconds since 1970. */
  readonly scannedAt: number;
  /** By what the code says itself and by its profile; see `CodeInput`. */
  readonly goodUntil: number | undefined;
  /** By the route to its code system, in seconds. */
  readonly lifetimeS: number | undefined;
}

/** How long after its scan a code may wait for the network, in whole seconds: the least that is known. */
export function keptForS({ scannedAt, goodUntil, lifetimeS }: CodeLife): number {
  const own = goodUntil === undefined ? undefined : (goodUntil - scannedAt) / 1_000;
  const known = [own, lifetimeS].filter((one) => one !== undefined);
  return known.length === 0 ? UNKNOWN_LIFETIME_S : Math.floor(Math.min(...known));
}
