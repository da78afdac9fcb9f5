import { FileCheck2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './ScopeList.module.css';

/** What would be disclosed, item by item. */
export function ScopeList({ scopes }: { readonly scopes: readonly string[] }): ReactElement {
  const t = useTexts();
  if (scopes.length === 0) return <p>{t('session:consent.nothing')}</p>;
  return (
    <ul className={styles.list}>
      {scopes.map((scope) => (
        <li key={scope}>
          <FileCheck2 aria-hidden="true" />
          <span>{scope}</span>
        </li>
      ))}
    </ul>
  );
}
