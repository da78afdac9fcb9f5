import { z } from 'zod';

/** How a segment writes a moment. */
export const timeFormatSchema = z.enum([
  'unix-s',
  'unix-ms',
  'yyyyMMddHHmmss',
  'base36-s',
  'base36-min',
]);
export type TimeFormat = z.infer<typeof timeFormatSchema>;

/** China has one time zone, without summer time. In milliseconds. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** No code of another century; keeps sums far away from what a number cannot hold. */
const LATEST_MS = Date.UTC(2100, 0, 1);

function calendar(text: string): number | undefined {
  const fields = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!fields) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields
    .slice(1)
    .map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // A day that is not in the calendar rolls over and is written otherwise.
  return writeCalendar(at) === text ? at - CHINA_OFFSET_MS : undefined;
}

function writeCalendar(localMs: number): string {
  return new Date(localMs).toISOString().replaceAll(/[-T:]|\..*/g, '');
}

function number(text: string, pattern: RegExp, radix: number, unitMs: number): number | undefined {
  return pattern.test(text) ? parseInt(text, radix) * unitMs : undefined;
}

/** The moment in milliseconds since 1970, or `undefined` where the text is none before 2100. */
export function readTime(text: string, format: TimeFormat): number | undefined {
  const at = {
    'unix-s': () => number(text, /^\d{1,12}$/, 10, SECOND_MS),
    'unix-ms': () => number(text, /^\d{1,15}$/, 10, 1),
    yyyyMMddHHmmss: () => calendar(text),
    'base36-s': () => number(text, /^[0-9A-Z]{1,8}$/, 36, SECOND_MS),
    'base36-min': () => number(text, /^[0-9A-Z]{1,7}$/, 36, MINUTE_MS),
  }[format]();
  return at !== undefined && at < LATEST_MS ? at : undefined;
}

/** The inverse of {@link readTime}, cut to the format's unit; numbers are padded to `length` places. */
export function writeTime(at: number, format: TimeFormat, length: number): string {
  const text = {
    'unix-s': () => String(Math.floor(at / SECOND_MS)),
    'unix-ms': () => String(at),
    yyyyMMddHHmmss: () => writeCalendar(at + CHINA_OFFSET_MS),
    'base36-s': () => Math.floor(at / SECOND_MS).toString(36),
    'base36-min': () => Math.floor(at / MINUTE_MS).toString(36),
  }[format]();
  return text.toUpperCase().padStart(length, '0');
}
