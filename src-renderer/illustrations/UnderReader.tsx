import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { PhoneWithCode } from './PhoneWithCode.tsx';
import styles from './UnderReader.module.css';

export interface UnderReaderProps {
  readonly label: string;
  /** Sets `--light` and `--light-share`: what falls from the reader on the phone. */
  readonly className: string | undefined;
  /** What is lit, by the name of the paint for it. */
  readonly beam: (paint: string) => ReactNode;
  /** The reader, over everything. */
  readonly children: ReactNode;
}

/** A phone with its code rises under what reads it, which hangs on an arm. */
export function UnderReader({ label, className, beam, children }: UnderReaderProps): ReactElement {
  const light = useId();
  const classes = [styles.picture, className].join(' ');
  return (
    <svg className={classes} viewBox="0 0 320 320" role="img" aria-label={label}>
      <linearGradient id={light} x1="0" y1="0" x2="0" y2="1">
        <stop className={styles.near} offset="0" />
        <stop className={styles.far} offset="1" />
      </linearGradient>
      <rect className={styles.arm} x="138" y="-300" width="44" height="350" />
      <PhoneWithCode />
      {beam(`url(#${light})`)}
      {children}
    </svg>
  );
}
