import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useFrameSize } from './use-frame-size.ts';
import type { PageSize, ViewDocument } from './view-document.ts';
import { clampScale, fitScale } from './zoom.ts';
import styles from './PageCanvas.module.css';

interface PageCanvasProps {
  readonly document: ViewDocument;
  readonly page: number;
  /** 1 fits the whole page into the frame. */
  readonly zoom: number;
  readonly label: string;
  readonly onFailure: () => void;
}

/** One page, drawn as sharp as the screen is. */
export function PageCanvas(props: PageCanvasProps): ReactElement {
  const { document, page, zoom, label, onFailure } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frameSize = useFrameSize(frame);
  const [size, setSize] = useState<PageSize>();

  useEffect(() => {
    const target = canvas.current;
    if (!target || !frameSize) return;
    let over = false;
    async function draw(sheet: HTMLCanvasElement, within: PageSize): Promise<void> {
      const natural = await document.pageSize(page);
      if (over) return;
      const shown = fitScale(natural, within) * zoom;
      setSize({ width: natural.width * shown, height: natural.height * shown });
      await document.draw(page, sheet, clampScale(natural, shown * window.devicePixelRatio));
    }
    draw(target, frameSize).catch(() => {
      if (!over) onFailure();
    });
    return () => {
      over = true;
    };
  }, [document, page, zoom, frameSize, onFailure]);

  useEffect(() => {
    const target = canvas.current;
    return () => {
      // A canvas keeps its pixels until it is collected; one without size has none.
      if (target) target.width = target.height = 0;
    };
  }, []);

  return (
    <div ref={frame} className={styles.frame} tabIndex={0}>
      <canvas ref={canvas} className={styles.sheet} style={size} role="img" aria-label={label} />
    </div>
  );
}
