import { CircleCheck, CircleX, History } from 'lucide-react';
import type { JSX } from 'react';
import { timeOfDay, type Activity } from '../activity.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Panel } from './panel.tsx';

/** What was done here and what came back, newest first, in a place of fixed height. */
export function ActivityLog({ log }: { log: readonly Activity[] }): JSX.Element {
  const { t } = useTexts();
  return (
    <Panel name="log" title={t('log.title')} icon={History}>
      {/* Focusable, so that the keyboard can scroll it. */}
      <ol className="activities" role="log" aria-label={t('log.title')} tabIndex={0}>
        {log.length === 0 && <li className="hint">{t('log.empty')}</li>}
        {log.map((line) => {
          const Icon = line.good ? CircleCheck : CircleX;
          return (
            <li key={line.id} className="activity" data-good={line.good}>
              <time>{timeOfDay(line.at)}</time>
              <Icon size={14} aria-hidden />
              <span className="activity-what">{line.action}</span>
              <span className="activity-reply">{line.reply}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
