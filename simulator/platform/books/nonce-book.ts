import type { Clock } from '../../../contract/clock.ts';

/** How far a request's time may be from the platform's, in milliseconds. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** The nonces that were used while a request with them could still be in time. */
export interface NonceBook {
  /** False where this terminal has used it already. */
  use(terminalId: string, nonce: string): boolean;
}

/**
 * Makes an empty nonce book. It forgets by age, never by number: who could push a nonce out could
 * send its request again.
 */
export function makeNonceBook(clock: Clock): NonceBook {
  const used = new Map<string, number>();
  return {
    use(terminalId, nonce) {
      const key = `${terminalId} ${nonce}`;
      const now = clock.now();
      for (const [oldest, at] of used) {
        // In time from the one end of the skew to the other.
        if (Math.abs(now - at) <= 2 * CLOCK_SKEW_MS) break;
        used.delete(oldest);
      }
      if (used.has(key)) return false;
      used.set(key, now);
      return true;
    },
  };
}
