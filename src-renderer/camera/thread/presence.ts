/** A code that was out of view for so long is shown anew, in milliseconds of looking. */
export const GONE_MS = 3_000;
/** A gap between two looks counts as this much at most: nobody has looked meanwhile. */
const MOST_GAP_MS = 500;

/**
 * Tells a code that is shown from one that is still there. While nobody looks (a session runs) no time
 * passes: a phone that lies before the camera all the while is one scan, not one for every session.
 */
export interface Presence {
  /** A look at `at`, whatever it shows. */
  looked(at: number): void;
  /** Whether this code has come into view just now. */
  isNew(digest: string): boolean;
}

/** Keeps digests of the codes in view, and no code. */
export function createPresence(): Presence {
  const seen = new Map<string, number>();
  let lookedMs = 0;
  let last: number | undefined;
  return {
    looked(at) {
      lookedMs += Math.min(MOST_GAP_MS, Math.max(0, at - (last ?? at)));
      last = at;
      for (const [digest, seenAt] of seen) if (lookedMs - seenAt > GONE_MS) seen.delete(digest);
    },
    isNew(digest) {
      const isNew = !seen.has(digest);
      seen.set(digest, lookedMs);
      return isNew;
    },
  };
}
