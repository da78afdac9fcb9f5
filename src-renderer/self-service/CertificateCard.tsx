import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Certificate } from '../../contract/session.ts';
import { CertificateStatus } from '../components/CertificateStatus.tsx';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import { validityText } from '../logic/validity.ts';
import styles from './CertificateCard.module.css';

interface CertificateCardProps {
  readonly certificate: Certificate;
  readonly onOpen: () => void;
}

/** One certificate in the list; the whole card is the button. */
export function CertificateCard({ certificate, onOpen }: CertificateCardProps): ReactElement {
  const t = useTexts();
  const language = useLanguage();
  return (
    <button type="button" className={styles.card} data-status={certificate.status} onClick={onOpen}>
      <span className={styles.head}>
        <strong className={styles.type}>{certificate.typeName}</strong>
        <CertificateStatus status={certificate.status} />
      </span>
      <span className={styles.issuer}>{certificate.issuerName}</span>
      <span className={styles.facts}>
        <span>
          <em>{t('session:certificates.number')}</em>
          {certificate.numberMasked}
        </span>
        <span>
          <em>{t('session:certificates.validity')}</em>
          {validityText(certificate, t, language)}
        </span>
      </span>
      <span className={styles.view}>
        {t('session:certificates.view')}
        <ChevronRight aria-hidden="true" />
      </span>
    </button>
  );
}
