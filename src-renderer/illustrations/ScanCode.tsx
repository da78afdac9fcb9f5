import { useId } from 'react';
import type { ReactElement } from 'react';
import { CODE_SIZE, codePath } from './code-pattern.ts';
import styles from './ScanCode.module.css';

const CODE_PATH = codePath();

/** A phone with its code rises under the scanner; the light passes over it. */
export function ScanCode({ label }: { readonly label: string }): ReactElement {
  const light = useId();
  return (
    <svg className={styles.picture} viewBox="0 0 320 320" role="img" aria-label={label}>
      <linearGradient id={light} x1="0" y1="0" x2="0" y2="1">
        <stop className={styles.near} offset="0" />
        <stop className={styles.far} offset="1" />
      </linearGradient>
      <rect className={styles.arm} x="138" y="-300" width="44" height="350" />
      <g className={styles.phone}>
        <rect className={styles.body} x="88" y="138" width="144" height="600" rx="24" />
        <rect className={styles.glass} x="98" y="148" width="124" height="580" rx="15" />
        <rect className={styles.speaker} x="142" y="156" width="36" height="6" rx="3" />
        <rect className={styles.title} x="112" y="174" width="56" height="8" rx="4" />
        <g transform={`translate(115 194) scale(${90 / CODE_SIZE})`}>
          <path className={styles.code} d={CODE_PATH} />
        </g>
        <rect className={styles.line} x="112" y="296" width="96" height="8" rx="4" />
      </g>
      <polygon
        className={styles.beam}
        points="104,96 216,96 262,270 58,270"
        fill={`url(#${light})`}
      />
      <rect className={styles.sweep} x="76" y="188" width="168" height="4" rx="2" />
      <rect className={styles.head} x="66" y="38" width="188" height="58" rx="18" />
      <rect className={styles.window} x="98" y="86" width="124" height="10" rx="5" />
      <circle className={styles.lamp} cx="228" cy="62" r="6" />
    </svg>
  );
}
