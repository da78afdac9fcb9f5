import { CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import styles from './EndedPane.module.css';

/** Done; nothing is left of the citizen who has just gone. */
export function EndedPane({ session }: { readonly session: SessionOf<'ended'> }): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.ended}>
      <CircleCheck aria-hidden="true" />
      <h1>{t(`session:ended.${session.reason}`)}</h1>
      <p>{t('counter:ended.text')}</p>
    </div>
  );
}
