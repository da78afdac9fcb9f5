import type { ReactElement } from 'react';
import styles from './CompareFaces.module.css';

/** A clerk's look goes from the photo of the card to the person and back. */
export function CompareFaces({ label }: { readonly label: string }): ReactElement {
  return (
    <svg className={styles.picture} viewBox="0 0 320 320" role="img" aria-label={label}>
      <rect className={styles.card} x="34" y="108" width="116" height="88" rx="10" />
      <path className={styles.text} d="M48 130h36v8H48zM48 148h30v8H48zM48 166h36v8H48z" />
      <circle className={styles.person} cx="118" cy="142" r="13" />
      <path className={styles.person} d="M97 182c0-18 9-26 21-26s21 8 21 26z" />
      <circle className={styles.person} cx="232" cy="128" r="32" />
      <path className={styles.person} d="M176 232c0-44 24-66 56-66s56 22 56 66z" />
      <path className={styles.look} d="M112 84c24-34 78-34 104 0" />
      <path className={styles.look} d="m203 70 14 15 4-20M125 70l-14 15-4-20" />
    </svg>
  );
}
