import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Hit } from './find.ts';
import styles from './HitMarks.module.css';

interface HitMarksProps {
  readonly hits: readonly Hit[];
  /** The one that was gone to, if it is on this page. */
  readonly current: Hit | undefined;
  readonly scale: number;
}

/** The places on a page where the words were found. */
export function HitMarks({ hits, current, scale }: HitMarksProps): ReactElement {
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [current, scale]);
  return (
    <div className={styles.marks} aria-hidden="true">
      {hits.flatMap((hit, at) =>
        hit.boxes.map((box, index) => (
          <mark
            key={`${at} ${index}`}
            ref={hit === current && index === 0 ? here : undefined}
            data-current={hit === current || undefined}
            style={{
              left: box.x * scale,
              top: box.y * scale,
              width: box.width * scale,
              height: box.height * scale,
              transform: `rotate(${box.angle}deg)`,
            }}
          />
        )),
      )}
    </div>
  );
}
