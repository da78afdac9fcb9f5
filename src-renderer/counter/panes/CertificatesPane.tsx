import type { ReactElement } from 'react';
import type { Certificate } from '../../../contract/session.ts';
import { Button } from '../../components/Button.tsx';
import { CertificateStatus } from '../../components/CertificateStatus.tsx';
import { Identity } from '../../components/Identity.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { validityText } from '../../logic/validity.ts';
import type { SessionPaneProps } from '../SessionPane.tsx';
import { Sheet } from './Sheet.tsx';
import { WarnLine } from './WarnLine.tsx';
import styles from './CertificatesPane.module.css';

interface CertificatesPaneProps extends SessionPaneProps {
  readonly session: SessionOf<'certificates'>;
}

/** The certificates, one line each. */
export function CertificatesPane(props: CertificatesPaneProps): ReactElement {
  const { session, selected, onSelect, onAct } = props;
  const t = useTexts();
  const { certificates, leftOut, subject } = session;
  return (
    <Sheet
      title={t('session:certificates.title')}
      lead={t('session:certificates.count', { count: certificates.length })}
      banner={<WarnLine session={session} />}
      aside={<Identity subject={subject} label={t('session:certificates.identity')} withProofs />}
      actions={
        <>
          <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
            {t('counter:keys.end')}
          </Button>
          <Button
            kind="primary"
            keyCap="Enter"
            disabled={certificates.length === 0}
            onPress={() => onAct({ do: 'primary' })}
          >
            {t('counter:certificates.open')}
          </Button>
        </>
      }
    >
      {certificates.length === 0 && (
        <p className={styles.empty}>{t('session:certificates.emptyText')}</p>
      )}
      <ul className={styles.list}>
        {certificates.map((certificate, index) => (
          <CertificateRow
            key={certificate.id}
            certificate={certificate}
            index={index}
            selected={index === selected}
            onSelect={() => onSelect(index)}
            onOpen={() => onAct({ do: 'primary' })}
          />
        ))}
      </ul>
      {leftOut !== undefined && (
        <p className={styles.empty}>{t('session:certificates.leftOut', { count: leftOut })}</p>
      )}
    </Sheet>
  );
}

interface CertificateRowProps {
  readonly certificate: Certificate;
  readonly index: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

function CertificateRow(props: CertificateRowProps): ReactElement {
  const { certificate, index, selected, onSelect, onOpen } = props;
  const t = useTexts();
  const language = useLanguage();
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-pressed={selected}
        onClick={selected ? onOpen : onSelect}
      >
        <KeyCap name={String(index + 1)} />
        <span className={styles.main}>
          <strong>{certificate.typeName}</strong>
          <span>{certificate.issuerName}</span>
        </span>
        <span className={styles.facts}>
          <span>{certificate.numberMasked}</span>
          <span>
            {t('session:certificates.validity')} {validityText(certificate, t, language)}
          </span>
        </span>
        <CertificateStatus status={certificate.status} />
      </button>
    </li>
  );
}
