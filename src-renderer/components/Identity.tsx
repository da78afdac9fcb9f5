import { UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Subject } from '../../contract/session.ts';
import { cardValidity } from '../card/card-facts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { LevelChip } from './LevelChip.tsx';
import { ProofList } from './ProofList.tsx';
import styles from './Identity.module.css';

interface IdentityProps {
  readonly subject: Subject;
  readonly label: string;
  readonly tone?: 'paper' | 'stage';
  /** Also by what the level came about: for the clerk. */
  readonly withProofs?: boolean;
}

/** Who the session is about: masked, as it came; with a card, which one and how long it holds. */
export function Identity(props: IdentityProps): ReactElement {
  const { subject, label, tone = 'paper', withProofs = false } = props;
  const t = useTexts();
  const { card, proofs } = subject;
  const facts = [
    card && t(`card:layout.${card.layout}`),
    card && cardValidity(card, t),
    subject.codeSystemName !== undefined &&
      t('session:consent.codeSystem', { name: subject.codeSystemName }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <section className={`${styles.identity ?? ''} ${styles[tone] ?? ''}`} aria-label={label}>
      <span className={styles.icon}>
        <UserRound aria-hidden="true" />
      </span>
      <div className={styles.text}>
        <p className={styles.label}>{label}</p>
        <p className={styles.name}>
          <strong>{subject.nameMasked}</strong> <span>{subject.idNoMasked}</span>
        </p>
        {facts.length > 0 && <p className={styles.label}>{facts.join(' · ')}</p>}
        <div className={styles.checked}>
          <LevelChip subject={subject} />
          {withProofs && proofs.length > 0 && <ProofList proofs={proofs} />}
        </div>
      </div>
    </section>
  );
}
