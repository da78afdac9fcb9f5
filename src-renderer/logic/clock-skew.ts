import type { Texts } from '../i18n/use-texts.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/**
 * Which way and how far the terminal's clock is off, in words. `detail` is in seconds, positive where
 * the terminal is ahead of the platform; undefined where it is something else.
 */
export function clockSkewText(detail: string, t: Texts): string | undefined {
  if (!/^[+-]?\d{1,9}(\.\d+)?$/.test(detail)) return undefined;
  const seconds = Math.round(Number(detail));
  const duration = spanText(Math.abs(seconds), t);
  return t(seconds < 0 ? 'devices:skew.behind' : 'devices:skew.ahead', { duration });
}

function spanText(s: number, t: Texts): string {
  if (s < MINUTE_S) return t('devices:duration.seconds', { s });
  if (s < HOUR_S) {
    return t('devices:skew.minutes', { m: Math.floor(s / MINUTE_S), s: s % MINUTE_S });
  }
  const h = Math.floor(s / HOUR_S);
  return t('devices:duration.hours', { h, m: Math.floor((s % HOUR_S) / MINUTE_S) });
}
