import type { ReactElement } from 'react';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './QueueKeys.module.css';

const KEYS = [
  { caps: ['↑', '↓'], text: 'move' },
  { caps: ['Enter'], text: 'resend' },
  { caps: ['Del'], text: 'discard' },
  { caps: ['Esc'], text: 'close' },
] as const;

/** The keys of the queue's page; those for dead rows only where there are any. */
export function QueueKeys({ withRows }: { readonly withRows: boolean }): ReactElement {
  const t = useTexts();
  const shown = withRows ? KEYS : KEYS.filter(({ text }) => text === 'close');
  return (
    <span className={styles.keys}>
      {shown.map(({ caps, text }) => (
        <span key={text}>
          {caps.map((cap) => (
            <KeyCap key={cap} name={cap} />
          ))}{' '}
          {t(`queue:keys.${text}`)}
        </span>
      ))}
    </span>
  );
}
