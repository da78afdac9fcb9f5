/** Lines that the activity log keeps; older ones go. */
export const MAX_ACTIVITIES = 60;

/** One thing that the person did, and what came back. */
export interface Activity {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly action: string;
  readonly good: boolean;
  readonly reply: string;
}

/** The log with one more line, newest first. */
export function withActivity(
  log: readonly Activity[],
  line: Omit<Activity, 'id'>,
): readonly Activity[] {
  return [{ ...line, id: (log[0]?.id ?? 0) + 1 }, ...log].slice(0, MAX_ACTIVITIES);
}

/** Local time of day, HH:MM:SS. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
