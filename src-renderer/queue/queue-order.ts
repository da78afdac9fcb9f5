import type { QueueRow, QueueView } from '../../contract/queue.ts';

/** What waits for one code system. */
export interface DestinationGroup {
  /** The code system's identifier; empty where a row does not name it. */
  readonly destination: string;
  /** The one that is tried next comes first. */
  readonly rows: readonly QueueRow[];
  /** Since when the oldest waits, in milliseconds since 1970. */
  readonly oldestAt: number;
}

/** The queue as a clerk reads it: what needs him, what waits for whom, what has ended lately. */
export interface OrderedQueue {
  /** The oldest first. */
  readonly dead: readonly QueueRow[];
  readonly waiting: readonly DestinationGroup[];
  /** The last to end first. */
  readonly ended: readonly QueueRow[];
  /** Waiting or dead rows that the view counts and does not list. */
  readonly unlisted: number;
}

/** Ended rows that are shown; they only answer "did it go?". */
const ENDED_SHOWN = 6;

const isWaiting = ({ state }: QueueRow): boolean => state === 'pending' || state === 'leased';

export function orderQueue({ rows, waiting, dead }: QueueView): OrderedQueue {
  const deadRows = rows.filter(({ state }) => state === 'dead');
  const waitingRows = rows.filter(isWaiting);
  const ended = rows.filter((row) => row.state !== 'dead' && !isWaiting(row));
  const endOf = (row: QueueRow): number => row.endedAt ?? row.createdAt;
  return {
    dead: deadRows.toSorted((a, b) => a.createdAt - b.createdAt),
    waiting: byDestination(waitingRows),
    ended: ended.toSorted((a, b) => endOf(b) - endOf(a)).slice(0, ENDED_SHOWN),
    unlisted: Math.max(0, waiting + dead - waitingRows.length - deadRows.length),
  };
}

function byDestination(rows: readonly QueueRow[]): DestinationGroup[] {
  const groups = Map.groupBy(rows, ({ destination }) => destination);
  return [...groups]
    .map(([destination, ofIt]) => ({
      destination,
      rows: ofIt.toSorted((a, b) => rank(a) - rank(b)),
      oldestAt: Math.min(...ofIt.map(({ createdAt }) => createdAt)),
    }))
    .toSorted((a, b) => a.oldestAt - b.oldestAt);
}

/** Under way before everything that still waits for its turn. */
function rank({ state, nextTryAt }: QueueRow): number {
  return state === 'leased' ? Number.NEGATIVE_INFINITY : nextTryAt;
}
