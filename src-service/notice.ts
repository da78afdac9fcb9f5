import type { Clock } from '../contract/clock.ts';
import type { Failure } from '../contract/failures.ts';
import type { Snapshot } from '../contract/snapshot.ts';

/** A notice that is older has been read, in milliseconds. */
const NOTICE_MS = 6_000;

/** What was read and not taken, told beside whatever is on the screen. */
export interface Notice {
  tell(why: Failure): void;
  /** The page that it stood beside is not there any more. */
  clear(): void;
  view(): Snapshot['notice'];
}

export function createNotice(clock: Clock): Notice {
  let told: NonNullable<Snapshot['notice']> | undefined;
  let serial = 0;
  /** By {@link Clock.elapsed}: no clock that is set keeps it longer. */
  let until = 0;
  return {
    tell(why) {
      told = { serial: ++serial, failure: why, at: clock.now() };
      until = clock.elapsed() + NOTICE_MS;
    },
    clear() {
      told = undefined;
    },
    view: () => (clock.elapsed() <= until ? told : undefined),
  };
}
