import type { AuditEvent } from '../../contract/audit.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { createSealer, type DataKey, type Sealer } from '../queue/seal.ts';
import type { Db } from './database.ts';
import { createRewrap, type Rewrap } from './rewrap.ts';

/** In milliseconds. */
export const REWRAP_LIMITS = {
  /** Between two batches, for whoever stands at the screen. */
  pause: 20,
  /** Before a store that takes no writes is tried again. */
  retry: 60_000,
} as const;

/** The data keys in the service: the sealer that uses them, and what is to be told of them. */
export interface DataKeys {
  /** Stays the same object when the keys change. */
  readonly sealer: Sealer;
  /** Takes a new list, the newest first: what waits is sealed anew in the background. */
  use(keys: readonly DataKey[]): void;
  diagnostics(): readonly Diagnostic[];
  /** Looks again which keys are in use, and tells: a backup with old keys may have gone. */
  recheck(): void;
  start(): void;
  stop(): void;
}

export interface DataKeysOptions {
  readonly db: Db;
  readonly keys: readonly DataKey[];
  readonly clock: Clock;
  /** Keys that other files need; undefined where nobody can say, then none is let go. */
  readonly keyIdsElsewhere: () => readonly string[] | undefined;
  /** Called when everything is sealed anew, with the keys that are in use; the newest always is. */
  readonly onInUse: (ids: readonly string[]) => void;
  /** Writes the audit log; it throws as SQLite does. */
  readonly audit?: ((event: AuditEvent) => void) | undefined;
  /** The store has failed, also where it was only read. */
  readonly onStore?: ((problem: Failure) => void) | undefined;
}

/** In the words of the indices `queue_due` and `queue_held`. */
const SEALED = `SELECT key_id FROM queue WHERE state = 'pending' UNION ALL
  SELECT key_id FROM queue WHERE state IN ('leased', 'dead') AND payload IS NOT NULL`;
/** The name of the fact that tells which key was the newest. */
const FACT = 'data-key';

export function createDataKeys(options: DataKeysOptions): DataKeys {
  const { db, clock, audit } = options;
  const usedIds = db.prepare<[], string | null>(`SELECT DISTINCT key_id FROM (${SEALED})`).pluck();
  // A sealed fact is a JSON object that names its key, as a row does.
  const factIds = db
    .prepare<[], string>(
      `SELECT DISTINCT text ->> '$.keyId' FROM (SELECT CAST(value AS TEXT) AS text FROM fact)
       WHERE json_valid(text) AND text ->> '$.keyId' IS NOT NULL`,
    )
    .pluck();
  const sealedWith = db
    .prepare<[string], number>(
      `SELECT count(*) FROM (${SEALED})
       WHERE ifnull(key_id, '') IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const readFact = db.prepare<[string], Buffer>('SELECT value FROM fact WHERE name = ?').pluck();
  const writeFact = db.prepare<[string, Buffer]>('REPLACE INTO fact (name, value) VALUES (?, ?)');
  let keys = options.keys;
  let current = createSealer(keys);
  let rewrap: Rewrap;
  let lockedSince: number | undefined;
  let isDone = false;
  let cancel: Cancel = () => {};
  let isStopped = false;

  function newest(): string {
    return keys[0]?.id ?? '';
  }

  /** Rows of the first schema name no key: an empty name stands for them. */
  function lockedIds(): string[] {
    const ids = usedIds.all().filter((id) => !current.isAtHand(id));
    return ids.map((id) => id ?? '');
  }

  const noteRotation = db.transaction(() => {
    const before = readFact.get(FACT)?.toString('utf8');
    if (before === newest()) return;
    writeFact.run(FACT, Buffer.from(newest()));
    if (before !== undefined) audit?.({ event: 'key.rotated', keyId: newest() });
  });

  /** @returns undefined where the store fails, which is told */
  function attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
      options.onStore?.(failure('STORE_FAILED', code));
      return undefined;
    }
  }

  function begin(): void {
    rewrap = createRewrap(db, current, newest());
    isDone = false;
    // Before anything is leased: what names no key counts as locked.
    attempt(() => {
      rewrap.first();
    });
    const isLocked = (attempt(lockedIds) ?? []).length > 0;
    lockedSince = isLocked ? (lockedSince ?? clock.now()) : undefined;
  }

  function plan(ms: number): void {
    cancel();
    if (!isStopped) cancel = clock.after(ms, step);
  }

  function step(): void {
    const outcome = attempt(() => {
      rewrap.first();
      if (rewrap.next()) return 'more';
      noteRotation.immediate();
      return 'all';
    });
    if (outcome === undefined) plan(REWRAP_LIMITS.retry);
    else if (outcome === 'more') plan(REWRAP_LIMITS.pause);
    else {
      isDone = true;
      tellInUse();
    }
  }

  /** Says nothing where something cannot be read: main lets go of what is not named. */
  function tellInUse(): void {
    const elsewhere = options.keyIdsElsewhere();
    const here = attempt(() => [...factIds.all(), ...usedIds.all()]);
    if (!elsewhere || !here) return;
    const named = here.filter((id) => id !== null);
    options.onInUse([...new Set([newest(), ...named, ...elsewhere])]);
  }

  begin();
  return {
    sealer: {
      fresh: () => current.fresh(),
      seal: (rowId, payload) => current.seal(rowId, payload),
      open: (rowId, sealed) => current.open(rowId, sealed),
      rewrap: (rowId, sealed) => current.rewrap(rowId, sealed),
      isAtHand: (keyId) => current.isAtHand(keyId),
    },
    use(next) {
      keys = next;
      current = createSealer(keys);
      begin();
      plan(0);
    },
    diagnostics() {
      if (lockedSince === undefined) return [];
      const rows = attempt(() => sealedWith.get(JSON.stringify(lockedIds()))) ?? 0;
      return rows === 0
        ? []
        : [{ key: 'data-key-wrong', since: lockedSince, detail: String(rows) }];
    },
    recheck() {
      if (isDone) tellInUse();
    },
    start: () => plan(0),
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
