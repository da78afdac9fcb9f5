/**
 * Whether a destination is asked at all (断路器):
 * - `closed`: it is
 * - `open`: not before `until`, in milliseconds that pass (`Clock.elapsed`); `isAsked` where it has named that time itself (Retry-After)
 * - `half-open`: one request finds out
 */
export type Circuit =
  | { readonly state: 'closed'; readonly outages: number }
  | {
      readonly state: 'open';
      readonly until: number;
      /** How often in a row it has opened. */
      readonly times: number;
      readonly isAsked: boolean;
    }
  | { readonly state: 'half-open'; readonly times: number };

export const CLOSED: Circuit = { state: 'closed', outages: 0 };

export const CIRCUIT_LIMITS = {
  /** Outages in a row that open it. */
  outages: 3,
  /** How long it stays open first, doubled each time up to the longest; milliseconds. */
  firstMs: 2_000,
  longestMs: 15_000,
  /** The longest that a destination is obeyed when it asks to be left alone, in milliseconds. */
  askedMs: 10 * 60_000,
} as const;

/** An open circuit whose time is over lets one request through. */
export function atTime(circuit: Circuit, now: number): Circuit {
  if (circuit.state !== 'open' || now < circuit.until) return circuit;
  return { state: 'half-open', times: circuit.times };
}

/** Whether a request may go out while `underway` others are. */
export function mayTry(circuit: Circuit, underway: number): boolean {
  if (circuit.state === 'half-open') return underway === 0;
  return circuit.state === 'closed';
}

/** The destination has answered, if only with a refusal. */
export function afterAnswer(): Circuit {
  return CLOSED;
}

/**
 * Nobody was reached, or the destination has failed or asks for slower requests.
 *
 * @param random in [0, 1]; half of the time is by chance
 * @param retryAfterMs how long it wants to be left alone, by its own word
 */
export function afterOutage(
  circuit: Circuit,
  now: number,
  random: number,
  retryAfterMs?: number,
): Circuit {
  const times = circuit.state === 'closed' ? 0 : circuit.times;
  if (retryAfterMs !== undefined) {
    const waitMs = Math.min(Math.max(0, retryAfterMs), CIRCUIT_LIMITS.askedMs);
    return { state: 'open', until: now + waitMs, times: times + 1, isAsked: true };
  }
  // Requests that were under way when it opened tell nothing new.
  if (circuit.state === 'open') return circuit;
  const outages = circuit.state === 'closed' ? circuit.outages + 1 : CIRCUIT_LIMITS.outages;
  if (outages < CIRCUIT_LIMITS.outages) return { state: 'closed', outages };
  const { firstMs, longestMs } = CIRCUIT_LIMITS;
  const waitMs = Math.min(firstMs * 2 ** Math.min(times, 30), longestMs) * (0.5 + random / 2);
  return { state: 'open', until: now + Math.round(waitMs), times: times + 1, isAsked: false };
}

/** There is a sign that it is back; what it has asked for itself is kept all the same. */
export function afterSign(circuit: Circuit): Circuit {
  if (circuit.state !== 'open' || circuit.isAsked) return circuit;
  return { state: 'half-open', times: circuit.times };
}
