import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Also for Esc and a touch beside the dialog. */
  readonly onClose: () => void;
  readonly size?: 'normal' | 'wide' | 'full';
}

/** A modal window: the browser's own `dialog` keeps the focus inside and gives it back. */
export function Dialog({ title, children, onClose, size = 'normal' }: DialogProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog ?? ''} ${styles[size] ?? ''}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.sheet}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
