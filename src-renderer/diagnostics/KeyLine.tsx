import type { ReactElement } from 'react';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './KeyLine.module.css';

const KEYS = [
  { caps: ['↑', '↓'], text: 'move' },
  { caps: ['Enter'], text: 'identify' },
  { caps: ['Esc'], text: 'close' },
] as const;

/** The keys of the diagnostics page. */
export function KeyLine(): ReactElement {
  const t = useTexts();
  return (
    <span className={styles.keys}>
      {KEYS.map(({ caps, text }) => (
        <span key={text}>
          {caps.map((cap) => (
            <KeyCap key={cap} name={cap} />
          ))}{' '}
          {t(`devices:keys.${text}`)}
        </span>
      ))}
    </span>
  );
}
