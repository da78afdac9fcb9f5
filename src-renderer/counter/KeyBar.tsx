import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { canOfferScan } from '../logic/phone-scan.ts';
import { KEY_HINTS } from './key-hints.ts';
import type { KeyPlace } from './keyboard-map.ts';
import styles from './KeyBar.module.css';

/** The keys that do something now. */
export function KeyBar({ place }: { readonly place: KeyPlace }): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const offered = canOfferScan(snapshot);
  const hints = KEY_HINTS[place].filter(({ text }) => text !== 'scan' || offered);
  return (
    <footer className={styles.bar}>
      {hints.map(({ keys, text }) => (
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
