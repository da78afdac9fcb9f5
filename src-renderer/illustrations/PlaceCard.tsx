import type { ReactElement } from 'react';
import styles from './PlaceCard.module.css';

/** An ID card comes down on the reader and is felt. */
export function PlaceCard({ label }: { readonly label: string }): ReactElement {
  return (
    <svg className={styles.picture} viewBox="0 0 320 320" role="img" aria-label={label}>
      <g transform="translate(160 172) scale(0.9) translate(-160 -190)">
        <path
          className={styles.base}
          d="M24 232h272l14 40a16 16 0 0 1-16 22H26a16 16 0 0 1-16-22z"
        />
        <path
          className={styles.plate}
          d="M70 160h180a14 14 0 0 1 13 9l27 70a14 14 0 0 1-13 19H43a14 14 0 0 1-13-19l27-70a14 14 0 0 1 13-9z"
        />
        <path className={styles.mark} d="M92 178h136l22 62H70z" />
        <g className={styles.waves}>
          <path d="M142 216a26 26 0 0 1 36 0" />
          <path d="M130 204a44 44 0 0 1 60 0" />
        </g>
        <ellipse className={styles.shadow} cx="160" cy="214" rx="92" ry="26" />
        <g className={styles.card}>
          <path
            className={styles.face}
            d="M88 90h144a10 10 0 0 1 9 7l24 66a10 10 0 0 1-9 14H64a10 10 0 0 1-9-14l24-66a10 10 0 0 1 9-7z"
          />
          <path className={styles.strong} d="M92 106h44l-3 9H89z" />
          <path className={styles.text} d="M86 124h58l-3 9H83z" />
          <path className={styles.text} d="M80 142h66l-3 9H77z" />
          <path className={styles.portrait} d="M184 104h40l17 56h-48z" />
          <circle className={styles.person} cx="205" cy="121" r="9" />
          <path className={styles.person} d="M194 154c0-13 6-20 14-20s18 7 22 20z" />
        </g>
      </g>
    </svg>
  );
}
