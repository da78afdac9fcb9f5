import type { Cancel } from '../../../contract/clock.ts';
import type { World } from '../body.ts';

/** A trigger session in which nothing is read ends after so long, in milliseconds. */
export const SESSION_MS = 5_000;

/** Whether a scanner reads: always, or only while its trigger is pulled. */
export interface Trigger {
  /** Whether a symbol is read now; one that is read ends the session. */
  takesSymbol(): boolean;
  pull(): void;
  release(): void;
  /** `true`: it reads only while the trigger is pulled. */
  setCommanded(isCommanded: boolean): void;
  isCommanded(): boolean;
  /** Ends the session and goes back to how the scanner was set when it was plugged in. */
  reset(): void;
}

export function createTrigger({ clock, asked }: World, commandedAtFirst: boolean): Trigger {
  let isCommanded = commandedAtFirst;
  let isPulled = false;
  let cancel: Cancel = () => {};

  function end(): void {
    isPulled = false;
    cancel();
  }

  return {
    takesSymbol() {
      if (!isCommanded) return true;
      const reads = isPulled;
      end();
      return reads;
    },
    pull() {
      asked('trigger-on');
      cancel();
      isPulled = true;
      cancel = clock.after(SESSION_MS, end);
    },
    release() {
      asked('trigger-off');
      end();
    },
    setCommanded(wanted) {
      end();
      isCommanded = wanted;
    },
    isCommanded: () => isCommanded,
    reset() {
      end();
      isCommanded = commandedAtFirst;
    },
  };
}
