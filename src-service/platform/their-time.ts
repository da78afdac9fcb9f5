import type { Asker } from './asker.ts';

/** Fields of a body that hold an instant of the terminal's clock, in milliseconds since 1970. */
const INSTANTS: ReadonlySet<string> = new Set(['readAt', 'at']);

const MINUTE_MS = 60_000;

/** To the minute: the queue asks again, and the same intent has to be told in the same words. */
function toTheMinute(instant: number, theirs: number): number {
  return instant + Math.round((theirs - instant) / MINUTE_MS) * MINUTE_MS;
}

/** The body with its instants as the other side's clock had them, nested evidence too. */
export function inTheirTime(body: object, timeAt: (instant: number) => number): object {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]: [string, unknown]) => {
      if (INSTANTS.has(key) && typeof value === 'number') return [key, timeAt(value)];
      if (key === 'scannedAt') return [key, toTheMinute(Number(value), timeAt(Number(value)))];
      if (key === 'cardEvidence') return [key, inTheirTime(Object(value) as object, timeAt)];
      return [key, value];
    }),
  );
}

/**
 * Tells code systems by their own time what was read and when: it is evidence, and a terminal whose
 * clock is wrong must not date it.
 *
 * @param timeAt what an instant of the terminal's clock is for a code system
 */
export function askInTheirTime(
  ask: Asker,
  timeAt: (instant: number, codeSystemId: string) => number,
): Asker {
  return (question, schema) => {
    const { codeSystemId } = question.route;
    const body = inTheirTime(question.body, (instant) => timeAt(instant, codeSystemId));
    return ask({ ...question, body }, schema);
  };
}
