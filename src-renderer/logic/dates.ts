import type { Language } from '../../contract/language.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day `YYYY-MM-DD` as people write it: 2031年4月9日, 9 April 2031. Comes from the platform, so what
 * is no day is shown as it came.
 */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Hours and minutes of an instant in milliseconds since 1970, in the machine's time zone. */
export function timeText(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** An instant to the second; with month and day in front where it is not on the day of `now`. */
export function stampText(at: number, now: number): string {
  const date = new Date(at);
  const time = `${timeText(at)}:${two(date.getSeconds())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}

/** Day and weekday of an instant, for the header. */
export function todayText(at: number, language: Language): string {
  const english = language === 'en';
  return new Intl.DateTimeFormat(english ? 'en-GB' : language, {
    month: english ? 'short' : 'long',
    day: 'numeric',
    weekday: english ? 'short' : 'long',
  }).format(new Date(at));
}
