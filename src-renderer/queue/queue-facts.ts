import type { QueueView } from '../../contract/queue.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { durationText } from '../logic/durations.ts';
import { nextTryText } from './queue-words.ts';
import type { QueueMoment } from './queue-words.ts';

/** One figure of the queue. */
export interface QueueFact {
  readonly key: 'dead' | 'waiting' | 'oldest' | 'nextTry' | 'locked';
  readonly label: string;
  readonly value: string;
  /** `bad`: a clerk has to do something; `warn`: a technician. */
  readonly tone: 'plain' | 'bad' | 'warn';
}

/** The queue in figures; of what there is nothing, nothing is said beyond its count. */
export function queueFacts(queue: QueueView, moment: QueueMoment, t: Texts): QueueFact[] {
  const { waiting, dead, locked, oldestAt, nextTryAt } = queue;
  const count = (rows: number): string =>
    rows === 0 ? t('queue:count.none') : t('queue:count.rows', { count: rows });
  const fact = (
    key: QueueFact['key'],
    value: string,
    tone: QueueFact['tone'] = 'plain',
  ): QueueFact => {
    return { key, label: t(`queue:count.${key}`), value, tone };
  };
  return [
    fact('dead', count(dead), dead > 0 ? 'bad' : 'plain'),
    fact('waiting', count(waiting)),
    ...(waiting > 0 && oldestAt !== undefined
      ? [fact('oldest', t('queue:count.age', { duration: durationText(moment.now - oldestAt, t) }))]
      : []),
    ...(waiting > 0 && nextTryAt !== undefined
      ? [fact('nextTry', nextTryText(nextTryAt, moment, t))]
      : []),
    ...(locked > 0 ? [fact('locked', count(locked), 'warn')] : []),
  ];
}
