import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import styles from './BarButton.module.css';

interface BarButtonProps {
  readonly icon: LucideIcon;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly label?: string;
}

/** A button in the bar at the top of the counter. */
export function BarButton({ icon: Icon, onPress, children, label }: BarButtonProps): ReactElement {
  return (
    <button type="button" className={styles.button} aria-label={label} onClick={onPress}>
      <Icon aria-hidden="true" />
      {children}
    </button>
  );
}
