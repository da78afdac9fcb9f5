import type { ReactElement } from 'react';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { KEY_HINTS } from './key-hints.ts';
import type { KeyPlace } from './keyboard-map.ts';
import styles from './KeyBar.module.css';

/** The keys that do something now. */
export function KeyBar({ place }: { readonly place: KeyPlace }): ReactElement {
  const t = useTexts();
  return (
    <footer className={styles.bar}>
      {KEY_HINTS[place].map(({ keys, text }) => (
        <span key={keys.join()} className={styles.hint}>
          {keys.map((key) => (
            <KeyCap key={key} name={key} />
          ))}
          {t(`counter:keys.${text}`)}
        </span>
      ))}
    </footer>
  );
}
