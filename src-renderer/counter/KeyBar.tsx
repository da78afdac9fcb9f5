import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { canOfferScan } from '../logic/phone-scan.ts';
import { canCompare } from '../logic/can-compare.ts';
import { COMPARE, KEY_HINTS } from './key-hints.ts';
import type { KeyPlace } from './keyboard-map.ts';
import styles from './KeyBar.module.css';

/** The keys that do something now. */
export function KeyBar({ place }: { readonly place: KeyPlace }): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const offered = canOfferScan(snapshot);
  const comparable = canCompare(snapshot.session);
  const hints = KEY_HINTS[place].filter((hint) => {
    if (hint.text === 'scan') return offered;
    return comparable || !COMPARE.includes(hint);
  });
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
