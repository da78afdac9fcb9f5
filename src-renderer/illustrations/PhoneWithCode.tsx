import type { ReactElement } from 'react';
import { CODE_SIZE, codePath } from './code-pattern.ts';
import styles from './PhoneWithCode.module.css';

const CODE_PATH = codePath();

/** A phone that rises with its code, as part of a picture of 320 × 320. */
export function PhoneWithCode(): ReactElement {
  return (
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
  );
}
