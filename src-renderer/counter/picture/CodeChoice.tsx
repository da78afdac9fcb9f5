import { TriangleAlert } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { ReactElement } from 'react';
import { polygonPoints } from '../../camera/eye-view.ts';
import type { PictureReport } from '../../camera/thread/reading-calls.ts';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { codeOfKey } from './picture-step.ts';
import styles from './PictureDialog.module.css';

interface CodeChoiceProps {
  /** Of several codes, or of one that is doubtful. */
  readonly report: PictureReport;
  readonly url: string;
  readonly onChoose: (index: number) => void;
}

/** The codes of a picture: the clerk says which is used, and is told which may be misread. */
export function CodeChoice({ report, url, onChoose }: CodeChoiceProps): ReactElement {
  const { width, height, codes } = report;
  const t = useTexts();
  const isOnly = codes.length === 1;
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
      <p className={styles.what}>
        {isOnly ? t('camera:doubt.only') : t('camera:picture.several', { count: codes.length })}
      </p>
      {codes.some(({ isDoubtful }) => isDoubtful) && (
        <p className={styles.doubt}>
          <TriangleAlert aria-hidden="true" />
          {t(isOnly ? 'camera:doubt.onlyText' : 'camera:doubt.someText')}
        </p>
      )}
      <div className={styles.choice}>
        <div className={styles.picture}>
          <img src={url} alt="" />
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            {codes.map(({ corners, isDoubtful }, index) => (
              <g
                key={index}
                className={styles.code}
                data-doubtful={isDoubtful}
                onClick={() => onChoose(index)}
              >
                <polygon points={polygonPoints(corners)} />
                {!isOnly && (
                  <text
                    x={corners.reduce((sum, { x }) => sum + x, 0) / corners.length}
                    y={corners.reduce((sum, { y }) => sum + y, 0) / corners.length}
                    fontSize={Math.max(width, height) / 14}
                  >
                    {index + 1}
                  </text>
                )}
              </g>
            ))}
          </svg>
        </div>
        <ul className={styles.list}>
          {codes.map(({ symbology, text, isDoubtful }, index) => (
            <li key={index} data-doubtful={isDoubtful}>
              <Button onPress={() => onChoose(index)} keyCap={String(index + 1)}>
                {isOnly
                  ? t('camera:doubt.use')
                  : t('camera:picture.choice', {
                      ...{ number: index + 1, length: [...text].length },
                      kind: t(`camera:kind.${symbology}`),
                    })}
              </Button>
              {isDoubtful && !isOnly && (
                <span className={styles.mark}>
                  <TriangleAlert aria-hidden="true" />
                  {t('camera:doubt.mark')}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
