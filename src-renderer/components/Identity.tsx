import { UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Subject } from '../../contract/session.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './Identity.module.css';

interface IdentityProps {
  readonly subject: Subject;
  readonly label: string;
  readonly tone?: 'paper' | 'stage';
}

/** Who the session is about: masked, as it came. */
export function Identity({ subject, label, tone = 'paper' }: IdentityProps): ReactElement {
  const t = useTexts();
  const facts = [
    subject.codeSystemName !== undefined &&
      t('session:consent.codeSystem', { name: subject.codeSystemName }),
    subject.realNameLevel > 0 && t('session:consent.level', { level: subject.realNameLevel }),
  ].filter((fact) => fact !== false);
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
      </div>
    </section>
  );
}
