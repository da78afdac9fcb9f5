import { ImageUp, LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { CodeChoice } from './CodeChoice.tsx';
import type { PictureInput } from './use-picture.ts';
import styles from './PictureDialog.module.css';

/** What becomes of a picture that was opened: it is read, has no code, has several to choose from, or a doubtful one. */
export function PictureDialog({
  picture,
}: {
  readonly picture: PictureInput;
}): ReactElement | null {
  const { step, url, isOver, close } = picture;
  const t = useTexts();
  if (isOver) {
    return (
      <div className={styles.drop}>
        <ImageUp aria-hidden="true" />
        {t('camera:picture.drop')}
      </div>
    );
  }
  if (!step) return null;
  return (
    <Dialog
      title={t('camera:picture.title')}
      onClose={close}
      size={'report' in step ? 'wide' : 'normal'}
    >
      <div className={styles.body} data-picture={step.at}>
        {step.at === 'reading' && (
          <p className={styles.reading} role="status">
            <LoaderCircle aria-hidden="true" />
            {t('camera:picture.reading')}
          </p>
        )}
        {step.at === 'problem' && (
          <div role="alert">
            <p className={styles.what}>{t(`camera:picture.${step.what}`)}</p>
            <p>{t(`camera:picture.${step.what}Text`)}</p>
          </div>
        )}
        {'report' in step && url !== undefined && (
          <CodeChoice report={step.report} url={url} onChoose={picture.choose} />
        )}
        <p className={styles.privacy}>{t('camera:picture.privacy')}</p>
        <div className={styles.actions}>
          <Button onPress={close} keyCap="Esc">
            {t(step.at === 'reading' ? 'camera:picture.cancel' : 'close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
