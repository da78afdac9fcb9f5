import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { PageSize } from '../../documents/certificate-document.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ReadyDocument } from './load-document.ts';
import { paintPicture } from './paint-picture.ts';
import { useFrameSize } from './use-frame-size.ts';
import { usePageSize } from './use-page-size.ts';
import type { ViewerPlace } from './use-viewer.ts';
import { layerTransform } from './layer-transform.ts';
import { clampScale, fitScale, turned } from './zoom.ts';
import styles from './PageCanvas.module.css';

interface PageCanvasProps {
  readonly ready: ReadyDocument;
  readonly place: ViewerPlace;
  readonly label: string;
  readonly onFailure: (error: unknown) => void;
  /** The page is on the screen. */
  readonly onDrawn: () => void;
  /** What lies on the page, in its points times `scale`; turned with it. */
  readonly layers?: (page: number, scale: number) => ReactNode;
}

/** Nobody wants to see how a quick page is drawn, in milliseconds. */
const PROGRESS_AFTER_MS = 350;

/** One page, drawn as sharp as the screen is; while it is drawn anew, the old picture stands in. */
export function PageCanvas(props: PageCanvasProps): ReactElement {
  const { ready, place, label, onFailure, onDrawn, layers } = props;
  const { page, fit, zoom, rotation } = place;
  const frame = useRef<HTMLDivElement>(null);
  const frameSize = useFrameSize(frame);
  const natural = usePageSize(ready.document, page, onFailure);
  const lying = natural && turned(natural, rotation);
  const scale = lying && frameSize ? fitScale(lying, frameSize, fit) * zoom : undefined;

  useLayoutEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [page, rotation]);

  useEffect(() => {
    // The arrow keys scroll what has the focus.
    if (!document.querySelector('dialog[open]')) frame.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div ref={frame} className={styles.frame} tabIndex={0} data-fit={fit}>
      {natural && lying && scale !== undefined && (
        <div
          className={styles.sheet}
          style={{ width: lying.width * scale, height: lying.height * scale }}
        >
          <Drawing
            key={`${page} ${rotation}`}
            {...{ ready, place, natural, scale, label, onFailure, onDrawn }}
          />
          {layers && (
            <div className={styles.layers} style={layerTransform(natural, scale, rotation)}>
              {layers(page, scale)}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

interface DrawingProps extends Omit<PageCanvasProps, 'layers'> {
  readonly natural: PageSize;
  readonly scale: number;
}

function Drawing(props: DrawingProps): ReactElement {
  const { ready, place, natural, scale, label, onFailure, onDrawn } = props;
  const t = useTexts();
  const { page, rotation } = place;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [part, setPart] = useState<number>();

  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const end = new AbortController();
    const look = { page, rotation, scale: clampScale(natural, scale * window.devicePixelRatio) };
    let done = 0;
    const slow = setTimeout(() => setPart(done), PROGRESS_AFTER_MS);
    const { signal } = end;
    const onProgress = (now: number): void => {
      done = now;
      setPart((shown) => (shown === undefined ? undefined : now));
    };
    ready.pages
      .show(look, { signal, urgent: true, onProgress }, (picture) => {
        paintPicture(target, picture);
        onDrawn();
      })
      .catch((error: unknown) => {
        if (!signal.aborted) onFailure(error);
      })
      .finally(() => {
        clearTimeout(slow);
        if (!signal.aborted) setPart(undefined);
      });
    return () => {
      clearTimeout(slow);
      end.abort();
    };
  }, [ready, page, rotation, natural, scale, onFailure, onDrawn]);

  useEffect(() => {
    const target = canvas.current;
    return () => {
      // A canvas keeps its pixels until it is collected; one without size has none.
      if (target) target.width = target.height = 0;
    };
  }, []);

  return (
    <>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {part !== undefined && (
        <div className={styles.progress} role="status">
          <progress value={part} max={1} />
          {t('viewer:drawing')}
        </div>
      )}
    </>
  );
}
