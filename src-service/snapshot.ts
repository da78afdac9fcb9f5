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
      });
    },
    stop() {
      isStopped = true;
      clearImmediate(planned);
    },
  };
}
