import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import styles from './Chip.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'active' | 'plain';

interface ChipProps {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly text: string;
}

/** A state in one word: shape, word and colour say the same. */
export function Chip({ tone, icon: Icon, text }: ChipProps): ReactElement {
  return (
    <span className={`${styles.chip ?? ''} ${styles[tone] ?? ''}`}>
      <Icon aria-hidden="true" />
      {text}
    </span>
  );
}
