/**
 * The schema, one step after another; a step that was ever released is never changed. All times are
 * milliseconds since 1970.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE queue (
     id           TEXT PRIMARY KEY,
     kind         TEXT NOT NULL CHECK (kind IN ('deferred-verification')),
     state        TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'done', 'expired', 'dead')),
     created_at   INTEGER NOT NULL,
     expires_at   INTEGER NOT NULL,
     next_try_at  INTEGER NOT NULL,
     tries        INTEGER NOT NULL DEFAULT 0,
     last_failure TEXT,
     -- Sealed; wiped as soon as the row needs it no more.
     payload      BLOB,
     CHECK ((payload IS NOT NULL) = (state IN ('pending', 'leased')))
   ) STRICT;
   CREATE INDEX queue_open ON queue (next_try_at) WHERE state IN ('pending', 'leased');`,
  `CREATE TABLE queue_new (
     id           TEXT PRIMARY KEY,
     kind         TEXT NOT NULL
                  CHECK (kind IN ('outbox', 'deferred-verification', 'deferred-fetch')),
     state        TEXT NOT NULL
                  CHECK (state IN ('pending', 'leased', 'done', 'expired', 'dead', 'discarded')),
     -- A code system's identifier; rows of the first schema do not name theirs.
     destination  TEXT NOT NULL DEFAULT '',
     -- The lowest goes first.
     priority     INTEGER NOT NULL DEFAULT 0,
     created_at   INTEGER NOT NULL,
     -- NULL: waits until it is acknowledged.
     expires_at   INTEGER,
     next_try_at  INTEGER NOT NULL,
     tries        INTEGER NOT NULL DEFAULT 0,
     -- Fencing token: rises with every lease, and only its holder may write the row back.
     lease        INTEGER NOT NULL DEFAULT 0,
     leased_until INTEGER,
     ended_at     INTEGER,
     last_failure TEXT,
     -- The row's own key, sealed with the data key of this name; NULL: the data key itself sealed it.
     key_id       TEXT,
     row_key      BLOB,
     -- Sealed; it and its key are wiped as soon as the row needs them no more.
     payload      BLOB,
     CHECK (payload IS NOT NULL OR state NOT IN ('pending', 'leased')),
     CHECK (payload IS NULL OR state IN ('pending', 'leased', 'dead')),
     CHECK (row_key IS NULL OR payload IS NOT NULL)
   ) STRICT;
   INSERT INTO queue_new
     (id, kind, state, created_at, expires_at, next_try_at, tries, last_failure, payload)
     SELECT id, kind, state, created_at, expires_at, next_try_at, tries, last_failure, payload
     FROM queue ORDER BY rowid;
   DROP TABLE queue;
   ALTER TABLE queue_new RENAME TO queue;
   CREATE INDEX queue_due ON queue (priority, next_try_at) WHERE state = 'pending';
   CREATE INDEX queue_open ON queue (state) WHERE state IN ('pending', 'leased', 'dead');
   CREATE INDEX queue_ended ON queue (ended_at) WHERE ended_at IS NOT NULL;

   -- What the store knows of itself, e.g. the digest of the last configuration.
   CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;`,
  `CREATE TABLE audit (
     seq      INTEGER PRIMARY KEY,
     at       INTEGER NOT NULL,
     -- Who served at the counter; NULL at a self-service terminal.
     operator TEXT,
     -- The event and its fields as canonical JSON (RFC 8785).
     body     TEXT NOT NULL,
     -- SM3 over the row before and this one.
     hash     BLOB NOT NULL CHECK (length(hash) = 32)
   ) STRICT;
   -- Signed witnesses of the chain: that the row of this number had this hash at this time.
   CREATE TABLE audit_anchor (
     seq       INTEGER PRIMARY KEY,
     at        INTEGER NOT NULL,
     hash      BLOB NOT NULL CHECK (length(hash) = 32),
     -- Number of the anchor before, 0 for the first.
     previous  INTEGER NOT NULL,
     -- Public key that verifies, and r‖s of SM2 with SM3.
     sign_key  TEXT NOT NULL,
     signature TEXT NOT NULL
   ) STRICT;`,
  `DROP INDEX queue_due;
   CREATE INDEX queue_due ON queue (destination, priority, next_try_at, key_id)
     WHERE state = 'pending';
   CREATE INDEX queue_expiry ON queue (expires_at)
     WHERE state = 'pending' AND expires_at IS NOT NULL;
   -- Rows that ended before their end was noted: so that they are removed one day, too.
   UPDATE queue SET ended_at = coalesce(expires_at, created_at)
     WHERE ended_at IS NULL AND state NOT IN ('pending', 'leased');`,
  // A promise writes to one index besides that of its id: each more is a page that the disk has to take.
  `DROP INDEX queue_due;
   DROP INDEX queue_expiry;
   DROP INDEX queue_open;
   CREATE INDEX queue_due ON queue (destination, priority, next_try_at, key_id, created_at)
     WHERE state = 'pending';
   CREATE INDEX queue_held ON queue (state) WHERE state IN ('leased', 'dead');`,
];
