import { ChevronRight, FileText } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { useLocalText, useTexts } from '../i18n/use-texts.ts';
import { ItemDialog } from './ItemDialog.tsx';
import styles from './ItemBar.module.css';

/** The service item in force, and how to choose another. */
export function ItemBar(): ReactElement {
  const { items, itemCode } = useTerminal().snapshot;
  const t = useTexts();
  const local = useLocalText();
  const [choosing, setChoosing] = useState(false);
  const item = items.find(({ code }) => code === itemCode) ?? items[0];
  return (
    <div className={styles.bar}>
      <FileText className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.label}>{t('session:item.label')}</p>
        <p className={styles.name}>{item && local(item.name)}</p>
      </div>
      {items.length > 1 && (
        <Button icon={ChevronRight} onPress={() => setChoosing(true)}>
          {t('session:item.change')}
        </Button>
      )}
      {choosing && <ItemDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}
