import { ImageUp, LoaderCircle } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { ReactElement } from 'react';
import { polygonPoints } from '../../camera/eye-view.ts';
import type { PictureReport } from '../../camera/thread/reading-calls.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { codeOfKey } from './picture-step.ts';
import type { PictureInput } from './use-picture.ts';
import styles from './PictureDialog.module.css';

/** What becomes of a picture that was opened: it is read, has no code, or has several to choose from. */
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
      size={step.at === 'several' ? 'wide' : 'normal'}
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
        {step.at === 'several' && url !== undefined && (
          <Choice report={step.report} url={url} onChoose={picture.choose} />
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

interface ChoiceProps {
  readonly report: PictureReport;
  readonly url: string;
  readonly onChoose: (index: number) => void;
}

function Choice({ report, url, onChoose }: ChoiceProps): ReactElement {
  const { width, height, codes } = report;
  const t = useTexts();
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    const index = codeOfKey(key, codes.length);
    if (index !== undefined) onChoose(index);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <>
      <p className={styles.what}>{t('camera:picture.several', { count: codes.length })}</p>
      <div className={styles.choice}>
        <div className={styles.picture}>
          <img src={url} alt="" />
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            {codes.map(({ corners }, index) => (
              <g key={index} className={styles.code} onClick={() => onChoose(index)}>
                <polygon points={polygonPoints(corners)} />
                <text
                  x={corners.reduce((sum, { x }) => sum + x, 0) / corners.length}
                  y={corners.reduce((sum, { y }) => sum + y, 0) / corners.length}
                  fontSize={Math.max(width, height) / 14}
                >
                  {index + 1}
                </text>
              </g>
            ))}
          </svg>
        </div>
        <ul className={styles.list}>
          {codes.map(({ symbology, text }, index) => (
            <li key={index}>
              <Button onPress={() => onChoose(index)} keyCap={String(index + 1)}>
                {t('camera:picture.choice', {
                  ...{ number: index + 1, length: [...text].length },
                  kind: t(`camera:kind.${symbology}`),
                })}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
