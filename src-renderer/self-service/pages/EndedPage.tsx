import { Check, FileText, Monitor, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Ring } from '../../components/Ring.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import styles from './EndedPage.module.css';

const WIPED = [
  { key: 'identity', icon: UserRound },
  { key: 'certificates', icon: FileText },
  { key: 'screen', icon: Monitor },
] as const;

/** Farewell, and what is gone. */
export function EndedPage({ session }: { readonly session: SessionOf<'ended'> }): ReactElement {
  const t = useTexts();
  return (
    <Frame
      title={t(`session:ended.${session.reason}`)}
      lead={t(`session:ended.text.${session.reason}`)}
      gate={
        <Ring fraction={1}>
          <Check aria-hidden="true" />
        </Ring>
      }
    >
      <div className={styles.desk}>
        <h2>{t('session:ended.wiped')}</h2>
        <ul className={styles.list}>
          {WIPED.map(({ key, icon: Icon }) => (
            <li key={key}>
              <Icon aria-hidden="true" />
              <span>{t(`session:ended.wipedList.${key}`)}</span>
              <Check className={styles.check} aria-hidden="true" />
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  );
}
