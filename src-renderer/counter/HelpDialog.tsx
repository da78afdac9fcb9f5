import type { ReactElement } from 'react';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { COMPARE, KEY_HINTS, VIEWER_HINTS } from './key-hints.ts';
import type { KeyHint } from './key-hints.ts';
import styles from './HelpDialog.module.css';

/** Every key once, in the order of a session. */
const ALL_HINTS: readonly KeyHint[] = [
  ...KEY_HINTS.idle.slice(0, 2),
  ...KEY_HINTS.consent.slice(0, 2),
  ...KEY_HINTS.certificates.slice(0, 2),
  ...KEY_HINTS.document.slice(0, 5),
  ...VIEWER_HINTS,
  ...COMPARE,
  ...KEY_HINTS.failed.filter(({ text }) => text !== 'scan' && text !== 'help'),
  ...KEY_HINTS.idle.slice(2),
];

/** All keys on one sheet. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useTexts();
  return (
    <Dialog title={t('counter:keys.title')} onClose={onClose}>
      <p>{t('counter:keys.intro')}</p>
      <ul className={styles.list}>
        {ALL_HINTS.map(({ keys, text }) => (
          <li key={`${keys.join()} ${text}`}>
            <span>
              {keys.map((key) => (
                <KeyCap key={key} name={key} />
              ))}
            </span>
            {t(`counter:keys.${text}`)}
          </li>
        ))}
      </ul>
      <Button kind="primary" onPress={onClose} autoFocus>
        {t('close')}
      </Button>
    </Dialog>
  );
}
