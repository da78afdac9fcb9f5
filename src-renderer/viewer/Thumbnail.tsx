import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { ReadyDocument } from './load-document.ts';
import { paintPicture } from './paint-picture.ts';
import { usePageSize } from './use-page-size.ts';
import { fitScale } from './zoom.ts';
import styles from './PageList.module.css';

interface ThumbnailProps {
  readonly ready: ReadyDocument;
  readonly page: number;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** A page is drawn before it comes into sight by this much. */
const MARGIN = '400px';
/** Sides of the box that a thumbnail fits into, in CSS pixels; style sheets may show it smaller. */
const BOX = { width: 150, height: 200 };

/** One page, small; drawn when it is about to be seen, after the page that is being looked at. */
export function Thumbnail({ ready, page, isCurrent, onChoose }: ThumbnailProps): ReactElement {
  const t = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isSeen = useSeen(button);
  const [isBroken, setBroken] = useState(false);
  const giveUp = useCallback(() => setBroken(true), []);
  const size = usePageSize(ready.document, page, giveUp);

  useEffect(() => {
    const target = canvas.current;
    if (!target || !size || !isSeen) return;
    const end = new AbortController();
    const scale = fitScale(size, BOX) * window.devicePixelRatio;
    ready.pages
      .show({ page, scale, rotation: 0 }, { signal: end.signal, urgent: false }, (picture) =>
        paintPicture(target, picture),
      )
      .catch(() => {
        if (!end.signal.aborted) setBroken(true);
      });
    return () => {
      end.abort();
      target.width = target.height = 0;
    };
  }, [ready, page, size, isSeen]);

  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);

  return (
    <button
      ref={button}
      type="button"
      className={styles.thumbnail}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={t('viewer:pageNumber', { page })}
      data-broken={isBroken || undefined}
      onClick={onChoose}
    >
      <span
        className={styles.paper}
        style={{ aspectRatio: size ? `${size.width} / ${size.height}` : '210 / 297' }}
      >
        <canvas ref={canvas} />
      </span>
      <span className={styles.number}>{page}</span>
    </button>
  );
}

/** True from the moment at which an element is near the part of a list that is seen. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      ([entry]) => setSeen((before) => entry?.isIntersecting ?? before),
      { rootMargin: MARGIN },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}
