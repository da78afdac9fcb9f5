import path from 'node:path';
import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { Failure } from '../../contract/failures.ts';
import { failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { Sealer } from '../queue/seal.ts';
import type { Db } from '../store/database.ts';
import { type Anchors, createAnchors } from './anchors.ts';
import { configDigest } from './config-digest.ts';
import { createDeviceEntries } from './device-entries.ts';
import { createFacts } from './facts.ts';
import { createMarkFile, type Mark } from './mark.node.ts';
import { createPruning } from './pruning.ts';
import { openSalt } from './salt.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { startRetention } from './retention.ts';
import { createPrintAudit, type PrintAudit } from './print-audit.ts';
import { createSessionAudit, type SessionAudit } from './session-audit.ts';
import { storeFailureOf } from './store-error.ts';
import { createSubjects, type Subjects } from './subjects.ts';
import { type AuditTrail, openChain } from './trail.ts';

const CONFIG_FACT = 'config.digest';
/** Beside the database. */
const MARK_FILE = 'audit.mark';

/** The audit log of the running service. */
export interface Audit {
  /** For entries that belong into a transaction; absent where there is no store to keep them. */
  readonly trail: AuditTrail | undefined;
  readonly session: SessionAudit;
  readonly print: PrintAudit;
  /** For entries outside of a transaction; where there is no store, every promise fails. */
  readonly recorder: Pick<Recorder, 'note' | 'promise'>;
  /** What a technician should look at. */
  diagnostics(): readonly Diagnostic[];
  devicesChanged(devices: readonly DeviceSnapshot[]): void;
  /** What stood before this service began: its version, and what is new in the store. */
  started(facts: {
    readonly version: string;
    readonly interrupted: boolean;
    readonly quarantined: boolean;
  }): void;
  /** So many rows go into a file: the entry and its anchor are on the disk once this has settled. */
  exported(rows: number): Promise<Result<undefined, Failure>>;
  /** The last entry, and the anchor behind it. */
  stop(): Promise<void>;
}

export interface AuditOptions {
  readonly db: Db | undefined;
  readonly sealer: Sealer;
  readonly provider: CryptoProvider;
  readonly clock: Clock;
  readonly config: TerminalConfig;
  /** Who serves at the counter just now. */
  readonly operator: () => string | undefined;
  /** Code of the service item in force. */
  readonly item: () => string;
  readonly onStore: (problem: Failure | undefined) => void;
  /** The right time, where somebody else has signed it: rows go by no other. */
  readonly rightNow: () => number | undefined;
  /** The log was not as it had been left. */
  readonly onBroken?: (() => void) | undefined;
  /** Makes room on a full disk; true where an entry may be tried again. */
  readonly makeRoom?: ((problem: Failure) => boolean) | undefined;
}

interface Opened {
  readonly db: Db;
  readonly trail: AuditTrail;
  readonly anchors: Anchors;
  readonly subjects: Subjects;
}

function open(db: Db, options: AuditOptions, onBroken: () => void): Opened | undefined {
  const { clock, provider, operator, config } = options;
  try {
    const salt = openSalt(db, options.sealer);
    const file = path.join(path.dirname(db.name), MARK_FILE);
    const marks = createMarkFile(file, salt.mac, salt.macs);
    const trail = openChain({
      ...{ db, clock, operator, terminalId: config.terminal.id },
      ...{ mark: marks.read(), onBroken },
      onRow: () => anchors.rowAdded(),
    });
    const onMark = (mark: Mark): void => marks.write(mark);
    const anchors = createAnchors({ db, chain: trail, provider, clock, onMark });
    salt.keep(trail);
    return { db, trail, anchors, subjects: createSubjects(salt.mac) };
  } catch (error) {
    options.onStore(storeFailureOf(error));
    return undefined;
  }
}

/** Opens the log; where that is impossible, whatever must not happen without an entry does not. */
export function createAudit(options: AuditOptions): Audit {
  const { clock, config, onStore } = options;
  let brokenSince: number | undefined;
  let isReady = false;
  const opened = options.db && open(options.db, options, onBroken);
  isReady = true;
  const recorder = createRecorder({
    ...{ trail: opened?.trail, clock, onStore, makeRoom: options.makeRoom },
  });
  const devices = createDeviceEntries(clock, (event) => recorder.note(event));
  let stopRetention = (): void => {};

  /** The entry and the digest to compare with the next time, together. */
  function noteConfig({ db, trail }: Opened): void {
    const facts = createFacts(db);
    const digest = configDigest(config);
    if (facts.read(CONFIG_FACT) === digest) return;
    try {
      db.transaction(() => {
        trail.append({ event: 'config.changed', digest });
        facts.write(CONFIG_FACT, digest);
      })();
    } catch (error) {
      // The next start tells it.
      onStore(storeFailureOf(error));
    }
  }

  /** Nobody is told before the service is put together. */
  function onBroken(): void {
    brokenSince ??= clock.now();
    if (isReady) options.onBroken?.();
  }

  function markNow({ anchors }: Opened): void {
    try {
      anchors.mark();
    } catch (error) {
      onStore(storeFailureOf(error));
    }
  }

  return {
    trail: opened?.trail,
    recorder,
    print: createPrintAudit({ recorder, subjects: opened?.subjects, item: options.item }),
    session: createSessionAudit({ recorder, subjects: opened?.subjects, item: options.item }),
    diagnostics: () =>
      brokenSince === undefined ? [] : [{ key: 'audit-broken', since: brokenSince }],
    devicesChanged: (snapshots) => devices.changed(snapshots),
    started({ version, interrupted, quarantined }) {
      if (!opened) return;
      const { keepDays } = config.audit;
      recorder.note({ event: 'service.started', version, interrupted });
      if (quarantined) recorder.note({ event: 'store.quarantined' });
      noteConfig(opened);
      markNow(opened);
      const pruning = createPruning(opened.db, opened.trail, opened.anchors);
      const { rightNow } = options;
      stopRetention = startRetention({ pruning, clock, rightNow, keepDays, onStore });
    },
    async exported(rows) {
      if (!opened) return err(failure('STORE_FAILED', 'audit'));
      const written = recorder.promise({ event: 'audit.exported', rows });
      if (written.ok) await opened.anchors.sign();
      return written;
    },
    async stop() {
      devices.stop();
      stopRetention();
      if (!opened) return;
      recorder.note({ event: 'service.stopped' });
      recorder.stop();
      await opened.anchors.sign();
      opened.anchors.stop();
    },
  };
}
