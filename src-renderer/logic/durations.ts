import type { Texts } from '../i18n/use-texts.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** How long something has lasted, in the largest two units that say something. */
export function durationText(ms: number, t: Texts): string {
  // The service's clock may be a little ahead of the one that is read here.
  const s = Math.max(0, Math.floor(ms / 1_000));
  const m = Math.floor((s % HOUR_S) / MINUTE_S);
  const h = Math.floor((s % DAY_S) / HOUR_S);
  if (s < MINUTE_S) return t('devices:duration.seconds', { s });
  if (s < HOUR_S) return t('devices:duration.minutes', { m });
  if (s < DAY_S) return t('devices:duration.hours', { h, m });
  return t('devices:duration.days', { d: Math.floor(s / DAY_S), h });
}
