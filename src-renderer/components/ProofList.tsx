import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Proof } from '../../contract/session.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './ProofList.module.css';

/** By what the person was checked, each with its tick. */
export function ProofList({ proofs }: { readonly proofs: readonly Proof[] }): ReactElement {
  const t = useTexts();
  return (
    <ul className={styles.list} aria-label={t('session:identity.proofs')}>
      {proofs.map((proof) => (
        <li key={proof}>
          <Check aria-hidden="true" />
          {t(`session:identity.proof.${proof}`)}
        </li>
      ))}
    </ul>
  );
}
