import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { openChain } from '../audit/trail.ts';
import { createQueue, type WriteBack } from '../queue/queue.ts';
import { createSealer } from '../queue/seal.ts';
import { createStoreWriter } from '../queue/store-writer.ts';
import { closeStore, openStore } from '../store/database.ts';
import { storeFile } from '../store/open-in.ts';
import type { ControlHands } from './operations.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Writes for the command line while no service runs. */
export interface StandInWriter extends Omit<ControlHands, 'list'> {
  close(): void;
}

export interface StandInOptions {
  readonly dataDir: string;
  /** Of the configuration; an audit log that is begun now carries it. */
  readonly terminalId: string;
  readonly clock: Clock;
}

/** Nothing that is sealed is opened or sealed here, so that no data key is needed: any will do. */
function keyless(): ReturnType<typeof createSealer> {
  return createSealer([{ id: 'stand-in', key: randomBytes(32) }]);
}

function failed(why: Failure): Result<never, RequestError> {
  return err({ reason: 'failed', failure: why });
}

/**
 * Opens the store as its one writer.
 *
 * @returns `unavailable` where a service runs or starts and does not answer, `failed` where there is no
 * store to write into, or a damaged one
 */
export function openStandInWriter(options: StandInOptions): Result<StandInWriter, RequestError> {
  const { dataDir, terminalId, clock } = options;
  const file = storeFile(dataDir);
  if (!existsSync(file)) return failed(failure('STORE_FAILED', 'ENOENT'));
  const lock = takeWriterLock(dataDir);
  if (!lock.ok) {
    if (lock.error === 'held') return err({ reason: 'unavailable' });
    return failed(failure('STORE_FAILED', `writer.lock ${lock.error}`));
  }
  // What is set aside is written into the audit log by the service, and told by it.
  const store = openStore(file, clock.now(), { refusesDamage: true });
  const close = (): void => {
    if (store.ok) closeStore(store.value.db);
    lock.value.release();
  };
  if (!store.ok) {
    close();
    return failed(failure(store.error.code, store.error.detail));
  }
  const { db } = store.value;
  let problem = failure('STORE_FAILED');
  const onStore = (now: Failure | undefined): void => void (problem = now ?? problem);
  const writer = createStoreWriter(db, onStore);
  const chain = writer.durably(() =>
    openChain({ db, clock, terminalId, operator: () => undefined, onRow: () => {} }),
  );
  if (!chain.ok) {
    close();
    return failed(chain.error);
  }
  const trail = chain.value;
  const queue = createQueue({ db, sealer: keyless(), clock, trail, onStore });

  function told(outcome: WriteBack): Result<null, RequestError> {
    if (outcome === 'written') return ok(null);
    return outcome === 'stale' ? err({ reason: 'stale' }) : failed(problem);
  }

  return ok({
    resend: (rowId) => told(queue.resend(rowId)),
    discard: (rowId, reason) => told(queue.discard(rowId, reason)),
    exported(rows) {
      const done = writer.durably(() => trail.append({ event: 'audit.exported', rows }));
      return done.ok ? done : failed(done.error);
    },
    close,
  });
}
