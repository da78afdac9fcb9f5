import { Lock } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { useLocalText, useTexts } from '../i18n/use-texts.ts';
import styles from './ItemList.module.css';

/** How many items have a digit of their own. */
const DIGITS = 9;

/** The service items; chosen between sessions, fixed during one. */
export function ItemList({
  onChoose,
}: {
  readonly onChoose: (index: number) => void;
}): ReactElement {
  const { items, itemCode, session } = useTerminal().snapshot;
  const t = useTexts();
  const local = useLocalText();
  const free = session.state === 'idle';
  return (
    <nav className={styles.items} aria-label={t('counter:items.title')}>
      <h2 className={styles.title}>{t('counter:items.title')}</h2>
      <p className={styles.hint}>
        {!free && <Lock aria-hidden="true" />}
        {t(free ? 'counter:items.hint' : 'counter:items.locked')}
      </p>
      <ul className={styles.list}>
        {items.map(({ code, name }, index) => (
          <li key={code}>
            <button
              type="button"
              className={styles.item}
              aria-pressed={code === itemCode}
              disabled={!free}
              onClick={() => onChoose(index)}
            >
              {index < DIGITS && <KeyCap name={String(index + 1)} />}
              <span>{local(name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
