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
];
