import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { PageSize } from '../../documents/certificate-document.ts';

/** The inner size of an element without its padding, in CSS pixels, kept up to date. */
export function useFrameSize(element: RefObject<HTMLElement | null>): PageSize | undefined {
  const [size, setSize] = useState<PageSize>();
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((before) =>
        before?.width === width && before.height === height ? before : { width, height },
      );
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
