import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { PageTextRun } from '../../documents/certificate-document.ts';
import { measureWidth } from './measure-width.ts';
import styles from './TextLayer.module.css';

interface TextLayerProps {
  readonly runs: readonly PageTextRun[];
  /** CSS pixels a point. */
  readonly scale: number;
}

/** More runs than this are no text that anybody marks. */
const MAX_RUNS = 5_000;

/** The page's words, unseen, where they stand: to be marked and copied. */
export function TextLayer({ runs, scale }: TextLayerProps): ReactElement {
  const words = useMemo(() => runs.slice(0, MAX_RUNS).map(stretched), [runs]);
  return (
    <div className={styles.text} aria-hidden="true">
      {words.map(({ run, stretch }, index) => (
        <span
          key={index}
          style={{
            left: run.x * scale,
            top: run.y * scale,
            fontSize: run.height * scale,
            transform: `rotate(${run.angle}deg) scaleX(${stretch})`,
          }}
        >
          {run.text}
        </span>
      ))}
    </div>
  );
}

/** How much the letters here are to be stretched to be as wide as those of the file. */
function stretched(run: PageTextRun): { readonly run: PageTextRun; readonly stretch: number } {
  const width = measureWidth(run.text) * run.height;
  return { run, stretch: width > 0 && run.width > 0 ? run.width / width : 1 };
}
