import { forgetLastMatch } from '../contract/last-match.ts';
import type { Snapshot } from '../contract/snapshot.ts';

/** Many changes of one moment make one snapshot. */
export interface Publisher {
  /** Something has changed. */
  touch(): void;
  stop(): void;
}

/** Builds and publishes a snapshot at the end of the present turn, with a rising revision. */
export function createPublisher(
  build: (revision: number) => Snapshot,
  publish: (snapshot: Snapshot) => void,
): Publisher {
  let revision = 0;
  let planned: NodeJS.Immediate | undefined;
  let isStopped = false;
  return {
    touch() {
      if (isStopped) return;
      planned ??= setImmediate(() => {
        planned = undefined;
        publish(build(revision++));
        // The snapshot that ends a session is the last that is done with its texts.
        forgetLastMatch();
      });
    },
    stop() {
      isStopped = true;
      clearImmediate(planned);
    },
  };
}
