import { FileWarning, ShieldX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { fieldNames } from './field-names.ts';
import { warningsOf } from './looks.ts';
import styles from './WarningGate.module.css';

interface WarningGateProps {
  readonly check: CertificateCheck;
  readonly reader: 'citizen' | 'clerk';
  /** The ways on: back, or past the warning. */
  readonly children: ReactNode;
}

/** Stands in the place of a file that is not what it should be, until somebody says that it was read. */
export function WarningGate({ check, reader, children }: WarningGateProps): ReactElement {
  const t = useTexts();
  const warnings = warningsOf(check);
  return (
    <div className={styles.gate} role="alert">
      <div className={styles.sheet}>
        <p className={styles.kicker}>{t('seal:warning.kicker')}</p>
        {warnings.includes('INVALID') && (
          <div className={styles.warning}>
            <ShieldX aria-hidden="true" />
            <div>
              <h2>{t('seal:state.INVALID.title')}</h2>
              <p>{t(`seal:state.INVALID.${reader}`)}</p>
            </div>
          </div>
        )}
        {warnings.includes('differs') && (
          <div className={styles.warning}>
            <FileWarning aria-hidden="true" />
            <div>
              <h2>{t('seal:warning.differs.title')}</h2>
              <p>{t(`seal:warning.differs.${reader}`)}</p>
              <p className={styles.fields}>
                {t('seal:warning.fields', { fields: fieldNames(check.metadata.differing, t) })}
              </p>
            </div>
          </div>
        )}
        <div className={styles.ways}>{children}</div>
      </div>
    </div>
  );
}
