import type { ReactElement } from 'react';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { fieldNames } from './field-names.ts';
import { LOOKS } from './looks.ts';
import { SignatureDetails } from './SignatureDetails.tsx';
import styles from './VerdictDialog.module.css';

interface VerdictDialogProps {
  readonly check: CertificateCheck;
  /** The signature to begin with, by its index. */
  readonly first?: number | undefined;
  readonly onClose: () => void;
}

/** For the clerk: what every seal says, step by step, and what the file says of itself. */
export function VerdictDialog({ check, first, onClose }: VerdictDialogProps): ReactElement {
  const t = useTexts();
  const { state, metadata, signatures } = check;
  const { differing, unprotected = [] } = metadata;
  const named = [...differing, ...unprotected];
  return (
    <Dialog title={t('seal:dialog')} onClose={onClose} size="wide">
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('seal:dialog')}>
        <section className={styles.block}>
          <h3>{t('seal:summary')}</h3>
          <p>
            <Chip {...LOOKS[state]} text={t(`seal:state.${state}.title`)} />
          </p>
          <p>{t(`seal:state.${state}.clerk`)}</p>
        </section>
        <section className={styles.block} data-metadata={metadata.state}>
          <h3>{t('seal:metadata.title')}</h3>
          <p>{t(`seal:metadata.${metadata.state}`)}</p>
          {named.length > 0 && <p className={styles.fields}>{fieldNames(named, t)}</p>}
        </section>
        {signatures.map((signature, index) => (
          <SignatureDetails
            key={index}
            signature={signature}
            number={index + 1}
            isFirst={index === first}
          />
        ))}
      </div>
      <Button kind="primary" keyCap="Esc" onPress={onClose} autoFocus>
        {t('seal:close')}
      </Button>
    </Dialog>
  );
}
