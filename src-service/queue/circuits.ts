import type { Clock } from '../../contract/clock.ts';
import {
  afterAnswer,
  afterOutage,
  afterSign,
  atTime,
  type Circuit,
  CLOSED,
  mayTry,
} from './circuit.ts';

/**
 * The circuits of all destinations; in memory, because a restart is a good moment to look again, and by
 * the time that passes: whoever sets the machine's clock opens and closes none.
 */
export interface Circuits {
  mayTry(destination: string): boolean;
  /** For how long a destination is not asked yet, in milliseconds; `undefined` where it may be now. */
  openForMs(destination: string): number | undefined;
  began(destination: string): void;
  answered(destination: string): void;
  /** @param retryAfterMs the destination's own word (Retry-After) */
  failed(destination: string, retryAfterMs?: number): void;
  /** A request was given up: it tells nothing. */
  givenUp(destination: string): void;
  /** There is a sign that it is back; false where it has asked to be left alone. */
  sign(destination: string): boolean;
}

/** @param random in [0, 1) */
export function createCircuits(clock: Pick<Clock, 'elapsed'>, random: () => number): Circuits {
  const circuits = new Map<string, Circuit>();
  const underway = new Map<string, number>();

  function now(destination: string): Circuit {
    return atTime(circuits.get(destination) ?? CLOSED, clock.elapsed());
  }
  function count(destination: string, step: 1 | -1): void {
    const left = (underway.get(destination) ?? 0) + step;
    if (left > 0) underway.set(destination, left);
    else underway.delete(destination);
  }

  return {
    mayTry: (destination) => mayTry(now(destination), underway.get(destination) ?? 0),
    openForMs(destination) {
      const circuit = now(destination);
      return circuit.state === 'open' ? circuit.until - clock.elapsed() : undefined;
    },
    began(destination) {
      circuits.set(destination, now(destination));
      count(destination, 1);
    },
    answered(destination) {
      count(destination, -1);
      circuits.set(destination, afterAnswer());
    },
    failed(destination, retryAfterMs) {
      count(destination, -1);
      const circuit = circuits.get(destination) ?? CLOSED;
      circuits.set(destination, afterOutage(circuit, clock.elapsed(), random(), retryAfterMs));
    },
    givenUp: (destination) => count(destination, -1),
    sign(destination) {
      const circuit = afterSign(now(destination));
      circuits.set(destination, circuit);
      return circuit.state !== 'open';
    },
  };
}
