import type { JSX, ReactNode } from 'react';
import type { Watched } from '../api/poller.ts';
import { useTexts } from '../i18n/i18n.ts';
import { failureText } from '../view/failure-text.ts';

interface AvailableProps<T> {
  readonly watched: Watched<T>;
  readonly children: (value: T) => ReactNode;
}

/** What the platform shows of one thing, or calmly why there is nothing to show. */
export function Available<T>({ watched, children }: AvailableProps<T>): JSX.Element {
  const { t } = useTexts();
  const { value, failure } = watched;
  if (value !== undefined) return <>{children(value)}</>;
  if (!failure) return <p className="hint">{t('notice.waiting')}</p>;
  const isLacking = failure.kind === 'refused' && failure.status === 404;
  return <p className="hint">{isLacking ? t('notice.lacking') : failureText(t, failure)}</p>;
}
