import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import styles from './IconButton.module.css';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** What it does; read out, and shown when a pointer rests on it. */
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Key that does the same, told beside the label. */
  readonly keyCap?: string;
  /** For one that is either on or off. */
  readonly pressed?: boolean;
}

/** A tool among others, told by its picture alone. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon: Icon, label, onPress, disabled, pressed, keyCap } = props;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-pressed={pressed}
      title={keyCap === undefined ? label : `${label} (${keyCap})`}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
