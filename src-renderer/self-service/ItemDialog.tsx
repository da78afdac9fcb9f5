import { CircleCheck, Circle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useLocalText, useTexts } from '../i18n/use-texts.ts';
import styles from './ItemDialog.module.css';

/** All service items, one touch each. */
export function ItemDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  function choose(itemCode: string): void {
    send('item.choose', { itemCode });
    onClose();
  }
  return (
    <Dialog title={t('session:item.title')} onClose={onClose}>
      <ul className={styles.list}>
        {snapshot.items.map(({ code, name }) => {
          const chosen = code === snapshot.itemCode;
          const Icon = chosen ? CircleCheck : Circle;
          return (
            <li key={code}>
              <button
                type="button"
                className={styles.item}
                aria-pressed={chosen}
                onClick={() => choose(code)}
              >
                <Icon aria-hidden="true" />
                <span>{local(name)}</span>
                {chosen && <em>{t('session:item.chosen')}</em>}
              </button>
            </li>
          );
        })}
      </ul>
      <Button kind="quiet" onPress={onClose}>
        {t('close')}
      </Button>
    </Dialog>
  );
}
