import type { ReactElement } from 'react';
import type { ComparedPhoto } from '../../contract/evidence.ts';
import { Button } from '../components/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { KeyAction } from './keyboard-map.ts';
import styles from './CompareFaces.module.css';

interface CompareFacesProps {
  /** The one that is before the clerk's eyes. */
  readonly photo: ComparedPhoto;
  readonly onAct: (action: KeyAction) => void;
}

/** Is the person the one on the photo (人证比对)? The clerk looks, and says it with one key. */
export function CompareFaces({ photo, onAct }: CompareFacesProps): ReactElement {
  const t = useTexts();
  return (
    <section className={styles.compare} aria-label={t('counter:compare.title')}>
      <h2 className={styles.title}>{t('counter:compare.title')}</h2>
      <p className={styles.text}>{t(`counter:compare.${photo}`)}</p>
      <div className={styles.answers}>
        <Button keyCap="F6" onPress={() => onAct({ do: 'compare', same: true })}>
          {t('counter:compare.same')}
        </Button>
        <Button kind="quiet" keyCap="F7" onPress={() => onAct({ do: 'compare', same: false })}>
          {t('counter:compare.different')}
        </Button>
      </div>
    </section>
  );
}
