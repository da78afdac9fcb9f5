import { IdCard, ShieldCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { PlaceCard } from '../../illustrations/PlaceCard.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { Frame } from '../Frame.tsx';
import { BusyRing } from '../../components/BusyRing.tsx';
import styles from './ReadingCardPage.module.css';

/** The card lies on the reader: do not take it away yet. */
export function ReadingCardPage(): ReactElement {
  const t = useTexts();
  return (
    <Frame
      title={t('session:reading.title')}
      lead={t('session:reading.text')}
      gate={
        <BusyRing>
          <IdCard aria-hidden="true" />
        </BusyRing>
      }
    >
      <div className={styles.desk}>
        <div className={styles.picture}>
          <PlaceCard label={t('session:illustration.card')} />
        </div>
        <p className={styles.privacy}>
          <ShieldCheck aria-hidden="true" />
          {t('session:reading.privacy')}
        </p>
      </div>
    </Frame>
  );
}
