import type { ReactElement } from 'react';
import type { CardView } from '../../contract/session.ts';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import { cardFacts } from './card-facts.ts';
import { CardPhoto, Silhouette } from './CardPhoto.tsx';
import styles from './CardPanel.module.css';

interface CardPanelProps {
  readonly sessionId: string;
  readonly card: CardView;
  /** Told whether the photo of the chip is on the screen. */
  readonly onPhoto: (isShown: boolean) => void;
}

/** The identity card that lies before the clerk, field by field, to be compared with the person. */
export function CardPanel({ sessionId, card, onPhoto }: CardPanelProps): ReactElement {
  const t = useTexts();
  const language = useLanguage();
  return (
    <section className={styles.panel} aria-label={t('card:title')}>
      <header className={styles.head}>
        {card.photo === 'decoded' ? (
          <CardPhoto sessionId={sessionId} onShown={onPhoto} />
        ) : (
          <Silhouette />
        )}
        <div>
          <p className={styles.kicker}>{t('card:title')}</p>
          <h2 className={styles.title}>{t(`card:layout.${card.layout}`)}</h2>
        </div>
      </header>
      <dl className={styles.fields}>
        {cardFacts(card, t, language).map(({ key, label, value }) => (
          <div key={key} className={styles.field}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
