/** Longer than this nobody is obeyed, in milliseconds. */
const LONGEST_MS = 24 * 3_600_000;
/** As in `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that is still sent (RFC 9110 5.6.7). */
const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function instantOf(text: string | null): number | undefined {
  if (text === null || !HTTP_DATE.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * How long the other side wants to be left alone (`Retry-After`, RFC 9110 10.2.3), in milliseconds
 * from 0 to a day: seconds, or a date, which is held against the `Date` of the same reply so that
 * nobody's clock matters.
 *
 * @param now for a reply without a date, in milliseconds since 1970
 * @returns `undefined` where it does not say or says nonsense
 */
export function retryAfterMs(
  headers: { get(name: string): string | null },
  now: number,
): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_MS);
  const at = instantOf(text);
  if (at === undefined) return undefined;
  const from = instantOf(headers.get('date')) ?? now;
  return Math.min(Math.max(0, at - from), LONGEST_MS);
}
