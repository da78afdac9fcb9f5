import type { Clock } from '../../contract/clock.ts';
import type { ServiceItem } from '../../contract/config.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import type { DiscardReason, QueueView } from '../../contract/queue.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Receipts } from '../platform/receipts.ts';
import type { Way } from '../platform/way.ts';
import type { Room } from '../store/ballast.ts';
import type { Db } from '../store/database.ts';
import {
  createDeferredVerifications,
  type DeferredListener,
  type DeferredVerifications,
  savedScans,
} from './deferred.ts';
import {
  createDeferredFetches,
  type DeferredFetches,
  downloads,
  type LiveDownloads,
} from './fetches.ts';
import { createOutbox, type Outbox, outboxHandler } from './outbox.ts';
import { createPruner } from './pruner.ts';
import { createQueue, type Queue, type WriteBack } from './queue.ts';
import type { SavedScan } from './row.ts';
import type { Sealer } from './seal.ts';
import { createQueueView } from './view.ts';
import { createWorker } from './worker.ts';

/** The durable queue with everything that works on it. */
export interface QueueService {
  readonly deferred: DeferredVerifications;
  readonly outbox: Outbox;
  readonly fetches: DeferredFetches;
  readonly queue: Queue;
  /** Saved scans that still wait, newest last. */
  savedScans(): SavedScan[];
  view(): QueueView;
  /** An operator sends a dead row again, with the same idempotency key. */
  resend(id: string): WriteBack;
  /** An operator gives up a dead row. */
  discard(id: string, reason: DiscardReason): WriteBack;
  /** The platform is within reach again. */
  wake(): void;
  /** Data keys have come or gone: rows that waited for one can be tried. */
  keysChanged(): void;
  /** While a citizen's scan is under way, nothing else is begun. */
  makeWay(isBusy: boolean): void;
  start(): void;
  stop(): void;
}

export interface QueueServiceOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly trail?: AuditTrail | undefined;
  readonly way: Pick<Way, 'verify'>;
  readonly receipts: Receipts;
  readonly itemOf: (code: string) => ServiceItem | undefined;
  /** Who serves at the counter. */
  readonly operatorId?: () => string | undefined;
  readonly listener: DeferredListener;
  /** Days for which rows that have ended are kept. */
  readonly keepEndedDays: number;
  readonly onStore?: (problem: Failure | undefined) => void;
  readonly room?: Room | undefined;
  readonly onWiped?: () => void;
  readonly onChange?: () => void;
}

export function createQueueService(options: QueueServiceOptions): QueueService {
  const { clock, random, log, itemOf, onChange } = options;
  const queue = createQueue(options);
  const live: LiveDownloads = new Map();
  const worker = createWorker({
    ...{ queue, clock, random, log },
    ...(onChange ? { onChange } : {}),
    handlers: {
      'deferred-verification': savedScans(options),
      'deferred-fetch': downloads(live),
      outbox: outboxHandler(options.receipts, itemOf),
    },
  });
  const pruner = createPruner(queue, clock, options.keepEndedDays);
  const shown = createQueueView({ ...options, queue });
  const now = (): number => clock.now();

  function byOperator(outcome: WriteBack): WriteBack {
    if (outcome === 'written') {
      worker.look();
      onChange?.();
    }
    return outcome;
  }

  return {
    queue,
    deferred: createDeferredVerifications({ ...options, queue, worker }),
    outbox: createOutbox({ queue, worker, now, log }),
    fetches: createDeferredFetches(live, { queue, worker, now, random, log }),
    savedScans: () => queue.savedScans(),
    view: shown.view,
    resend: (id) => byOperator(queue.resend(id)),
    discard: (id, reason) => byOperator(queue.discard(id, reason)),
    wake: () => worker.wake(),
    keysChanged() {
      queue.keysChanged();
      worker.look();
      onChange?.();
    },
    makeWay: (isBusy) => worker.makeWay(isBusy),
    start() {
      worker.start();
      pruner.start();
    },
    stop() {
      worker.stop();
      pruner.stop();
      shown.stop();
    },
  };
}
