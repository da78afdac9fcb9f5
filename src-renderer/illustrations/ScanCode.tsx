import type { ReactElement } from 'react';
import { UnderReader } from './UnderReader.tsx';
import styles from './ScanCode.module.css';

/** A phone with its code rises under the scanner; the light passes over it. */
export function ScanCode({ label }: { readonly label: string }): ReactElement {
  return (
    <UnderReader
      label={label}
      className={styles.picture}
      beam={(paint) => (
        <polygon className={styles.beam} points="104,96 216,96 262,270 58,270" fill={paint} />
      )}
    >
      <rect className={styles.sweep} x="76" y="188" width="168" height="4" rx="2" />
      <rect className={styles.head} x="66" y="38" width="188" height="58" rx="18" />
      <rect className={styles.window} x="98" y="86" width="124" height="10" rx="5" />
      <circle className={styles.lamp} cx="228" cy="62" r="6" />
    </UnderReader>
  );
}
