import type { QueueRow } from '../../contract/queue.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { secondsLeft } from '../logic/countdown.ts';
import { stampText } from '../logic/dates.ts';
import { durationText } from '../logic/durations.ts';

/** Up to here a wait is counted down in seconds. */
const COUNTED_S = 90;

/** What a try of the queue depends on. Times are milliseconds since 1970. */
export interface QueueMoment {
  readonly now: number;
  /** The platform is out of reach: nothing is tried, whatever its time says. */
  readonly isOffline: boolean;
}

/** When something is tried next, as a countdown. */
export function nextTryText(nextTryAt: number, { now, isOffline }: QueueMoment, t: Texts): string {
  if (isOffline) return t('queue:next.online');
  const wait = secondsLeft(nextTryAt, now);
  if (wait === 0) return t('queue:next.soon');
  if (wait <= COUNTED_S) return t('queue:next.seconds', { count: wait });
  return t('queue:next.later', { duration: durationText(wait * 1_000, t) });
}

/** When a row that waits is tried next. */
export function rowNextText(row: QueueRow, moment: QueueMoment, t: Texts): string {
  return row.state === 'leased' ? t('queue:next.now') : nextTryText(row.nextTryAt, moment, t);
}

/** Kind and time: how people speak of a row. */
export function rowName({ kind, createdAt }: QueueRow, now: number, t: Texts): string {
  return `${t(`queue:kind.${kind}`)} ${stampText(createdAt, now)}`;
}

/** For whom it is. */
export function destinationText(destination: string, t: Texts): string {
  return destination === ''
    ? t('queue:destination.unknown')
    : t('queue:destination.to', { id: destination });
}
