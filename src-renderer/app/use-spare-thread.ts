import { useEffect } from 'react';
import type { ShellView } from '../../contract/ipc.ts';
import type { SessionState } from '../../contract/session.ts';

/** From consent on a certificate may be asked for at any moment. */
const NEAR: readonly SessionState[] = ['consent', 'certificates'];

/** Has a thread for OFD files ready while a certificate may be asked for, and none otherwise. */
export function useSpareThread({ snapshot }: ShellView): void {
  const isNear = snapshot !== undefined && NEAR.includes(snapshot.session.state);
  useEffect(() => {
    if (!isNear) return;
    let isOver = false;
    let end: (() => void) | undefined;
    // Kept out of the start-up.
    void import('../viewer/ofd/spare-thread.ts').then(({ spareThread }) => {
      if (!isOver) end = spareThread.keep();
    });
    return () => {
      isOver = true;
      end?.();
    };
  }, [isNear]);
}
