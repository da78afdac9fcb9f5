import { CameraOff, Flashlight, RefreshCw, SwitchCamera } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { polygonPoints } from './eye-view.ts';
import type { OpenCamera } from './open-camera.ts';
import { useEyeView } from './use-camera.ts';
import styles from './Viewfinder.module.css';

interface ViewfinderProps {
  readonly camera: OpenCamera;
  /** As in a mirror: whoever stands before the camera moves the right way. */
  readonly isMirrored: boolean;
}

/** What the camera sees: the picture, a line round each code, and what would help. */
export function Viewfinder({ camera, isMirrored }: ViewfinderProps): ReactElement {
  const { eye, video, away } = camera;
  const view = useEyeView(eye);
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  // Before the page is taken down, so that the video is never out of it.
  useLayoutEffect(() => {
    place.current?.append(video);
    return () => {
      if (away.isConnected) away.append(video);
    };
  }, [video, away]);
  const isSeeing = view.state === 'seeing';
  const isRead = view.corners.length > 0;
  return (
    <div
      className={styles.finder}
      data-camera={view.state}
      data-mirrored={isMirrored}
      data-read={isRead}
      data-hint={view.hint}
    >
      <div ref={place} className={styles.picture} role="img" aria-label={t('camera:label')} />
      {isSeeing && (
        <svg
          className={styles.overlay}
          viewBox={`0 0 ${Math.max(1, view.width)} ${Math.max(1, view.height)}`}
          preserveAspectRatio="xMidYMid slice"
          aria-hidden="true"
        >
          {view.corners.map((corners, index) => (
            <polygon key={index} points={polygonPoints(corners)} />
          ))}
        </svg>
      )}
      {isSeeing && !isRead && <div className={styles.target} aria-hidden="true" />}
      {view.state === 'resting' && (
        <button type="button" className={styles.wake}>
          <RefreshCw aria-hidden="true" />
          {t('camera:wake')}
        </button>
      )}
      {view.state === 'opening' && <p className={styles.wait}>{t('camera:opening')}</p>}
      {view.state === 'failed' && (
        <p className={styles.wait}>
          <CameraOff aria-hidden="true" />
          {t('camera:failed')}
        </p>
      )}
      <p className={styles.hint} role="status">
        {view.missing && <span>{t('camera:missing', view.missing)}</span>}
        {!view.missing && view.hint !== undefined && <span>{t(`camera:hint.${view.hint}`)}</span>}
      </p>
      <div className={styles.tools}>
        {view.torch !== undefined && (
          <button
            type="button"
            aria-pressed={view.torch === 'on'}
            aria-label={t('camera:torch')}
            onClick={() => eye.switchTorch()}
          >
            <Flashlight aria-hidden="true" />
          </button>
        )}
        {view.canChange && (
          <button type="button" aria-label={t('camera:change')} onClick={() => eye.change()}>
            <SwitchCamera aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  );
}
