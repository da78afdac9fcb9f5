import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from './KeyCap.tsx';
import styles from './Button.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `primary` at most once on a page. */
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'normal' | 'large';
  readonly icon?: LucideIcon;
  /** Key that does the same, shown as a key cap at the counter. */
  readonly keyCap?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
}

/** Every button of the program: one shape, three weights, large enough for any finger. */
export function Button(props: ButtonProps): ReactElement {
  const { children, onPress, kind = 'secondary', size = 'normal', icon: Icon } = props;
  return (
    <button
      type="button"
      className={`${styles.button ?? ''} ${styles[kind] ?? ''} ${styles[size] ?? ''}`}
      data-kind={kind}
      onClick={onPress}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      aria-label={props.label}
    >
      {Icon && <Icon className={styles.icon} aria-hidden="true" />}
      <span>{children}</span>
      {props.keyCap !== undefined && <KeyCap name={props.keyCap} />}
    </button>
  );
}
