import { startOfdThread } from './ofd-thread.ts';
import type { OfdThread } from './ofd-thread.ts';

/**
 * Keeps one thread ready that has the common characters and has seen no file, so that nobody waits for
 * typefaces when a certificate is opened. Each thread is for one file: the next one is made ready
 * while that is looked at.
 */
export interface SpareThread {
  /** From now on one is kept; the returned function ends that. */
  keep(): () => void;
  /** The one that stands ready, or a new one. */
  take(): OfdThread;
}

export function createSpareThread(start: () => OfdThread): SpareThread {
  let spare: OfdThread | undefined;
  let keepers = 0;

  function fill(): void {
    if (keepers === 0 || spare) return;
    const made = start();
    spare = made;
    // Where it cannot be made ready, it is as good as a new one.
    made.peer.call('warm', null).catch(() => {});
  }

  return {
    keep() {
      keepers++;
      fill();
      return () => {
        keepers--;
        if (keepers > 0) return;
        spare?.end();
        spare = undefined;
      };
    },
    take() {
      const taken = spare ?? start();
      spare = undefined;
      // Later: what is opened now goes first.
      setTimeout(fill, FILL_AFTER_MS);
      return taken;
    },
  };
}

/** The first page of the file that is opened should be drawn by then, in milliseconds. */
const FILL_AFTER_MS = 2_000;

export const spareThread: SpareThread = createSpareThread(startOfdThread);
