import path from 'node:path';
import type { AuditEvent } from '../../contract/audit.ts';
import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { DataKey, Sealer } from '../queue/seal.ts';
import { createBackups } from './backups.ts';
import { createBallast, type Room } from './ballast.ts';
import { type Checkpointer, createCheckpointer } from './checkpointer.ts';
import { createDataKeys, type DataKeysOptions } from './data-keys.ts';
import { closeStore, type OpenedStore } from './database.ts';

/** Everything that an open store needs beside what is written to it. */
export interface Upkeep {
  readonly sealer: Sealer;
  readonly checkpointer: Checkpointer;
  readonly room: Room;
  /** Takes new data keys of main. */
  useDataKeys(keys: readonly DataKey[]): void;
  diagnostics(): readonly Diagnostic[];
  start(): void;
  /** Ends what is running, then closes the store. */
  close(): Promise<void>;
}

export interface UpkeepOptions {
  readonly store: OpenedStore;
  readonly config: TerminalConfig;
  readonly dataKeys: readonly DataKey[];
  readonly clock: Clock;
  readonly audit: DataKeysOptions['audit'];
  /** For what has happened anyhow: an entry that cannot be written is counted. */
  readonly note: (event: AuditEvent) => void;
  readonly onKeysInUse: DataKeysOptions['onInUse'];
  readonly onStore: DataKeysOptions['onStore'];
  readonly onChange: () => void;
}

/** Puts together the data keys, the write-ahead log's checkpoints and the copies of a store. */
export function createUpkeep(options: UpkeepOptions): Upkeep {
  const { store, config, clock, audit, onChange } = options;
  const { db } = store;
  const checkpointer = createCheckpointer(db, clock);
  const ballast = createBallast({ folder: config.dataDir, clock, onChange });
  const backups = createBackups({
    ...{ db, clock, onChange, folder: path.join(config.dataDir, 'backups') },
    ...{ hours: config.store.backupHours, kept: config.store.backupsKept },
    onMade() {
      // The key of the oldest copy may be of no use now.
      dataKeys.recheck();
      options.note({ event: 'store.backed-up' });
    },
  });
  const dataKeys = createDataKeys({
    ...{ db, keys: options.dataKeys, clock, audit, onInUse: options.onKeysInUse },
    onStore: options.onStore,
    // Of a damaged file nobody can say what is in it, and with its keys it may be read one day.
    keyIdsElsewhere: () => (store.damaged.length > 0 ? undefined : backups.keyIds()),
  });
  return {
    sealer: dataKeys.sealer,
    checkpointer,
    room: ballast,
    useDataKeys(keys) {
      dataKeys.use(keys);
      onChange();
    },
    diagnostics: () => [
      ...dataKeys.diagnostics(),
      ...backups.diagnostics(),
      ...ballast.diagnostics(),
    ],
    start() {
      dataKeys.start();
      backups.start();
      ballast.start();
    },
    async close() {
      dataKeys.stop();
      checkpointer.stop();
      await Promise.all([backups.stop(), ballast.stop()]);
      closeStore(db);
    },
  };
}
