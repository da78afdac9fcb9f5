import type { ReactElement } from 'react';
import { UnderReader } from './UnderReader.tsx';
import styles from './FaceCamera.module.css';

/** A phone with its code rises before a camera, into the frame of its picture. */
export function FaceCamera({ label }: { readonly label: string }): ReactElement {
  return (
    <UnderReader
      label={label}
      className={styles.picture}
      beam={(paint) => <polygon points="128,84 192,84 282,310 38,310" fill={paint} />}
    >
      <g className={styles.frame}>
        <path d="M107 206v-13a6 6 0 0 1 6-6h13" />
        <path d="M194 187h13a6 6 0 0 1 6 6v13" />
        <path d="M213 272v13a6 6 0 0 1-6 6h-13" />
        <path d="M126 291h-13a6 6 0 0 1-6-6v-13" />
      </g>
      <rect className={styles.case} x="92" y="12" width="136" height="96" rx="28" />
      <circle className={styles.ring} cx="160" cy="60" r="37" />
      <circle className={styles.lens} cx="160" cy="60" r="29" />
      <circle className={styles.iris} cx="160" cy="60" r="14" />
      <circle className={styles.gleam} cx="150" cy="49" r="6" />
      <circle className={styles.lamp} cx="212" cy="30" r="5" />
    </UnderReader>
  );
}
