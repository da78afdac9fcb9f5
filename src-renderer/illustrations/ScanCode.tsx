import { useId } from 'react';
import type { ReactElement } from 'react';
import { PhoneWithCode } from './PhoneWithCode.tsx';
import styles from './ScanCode.module.css';

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
      <PhoneWithCode />
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
