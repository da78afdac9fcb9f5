import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { createSealer } from '../queue/seal.ts';
import { closeStore, type Db, openStore } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

const KEY = { id: 'k', key: randomBytes(32) };

/** As the first release sealed: with the data key itself. */
function sealedByDataKey(rowId: string, payload: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', KEY.key, nonce);
  cipher.setAAD(Buffer.from(rowId));
  const body = Buffer.concat([cipher.update(JSON.stringify(payload)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What stood in a file of this many steps; every later file holds it too. */
const CONTENT: Readonly<Record<number, (db: Db) => void>> = {
  1(db) {
    const insert = db.prepare(
      `INSERT INTO queue
         (id, kind, state, created_at, expires_at, next_try_at, tries, last_failure, payload)
       VALUES (?, 'deferred-verification', ?, 1, 61, 3, 2, 'PLATFORM_UNREACHABLE', ?)`,
    );
    for (const state of ['pending', 'leased', 'done', 'expired', 'dead']) {
      const isOpen = state === 'pending' || state === 'leased';
      insert.run(`v1-${state}`, state, isOpen ? sealedByDataKey(`v1-${state}`, { state }) : null);
    }
  },
  2(db) {
    const { keyId, rowKey, payload } = createSealer([KEY]).seal('v2-dead', { state: 'dead' });
    db.prepare(
      `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at, lease, ended_at,
                          key_id, row_key, payload)
       VALUES ('v2-dead', 'outbox', 'dead', '1390000', 1, 3, 4, 5, ?, ?, ?)`,
    ).run(keyId, rowKey, payload);
    db.exec(`INSERT INTO fact VALUES ('config', x'0102')`);
  },
  3(db) {
    db.exec(`INSERT INTO audit VALUES (1, 2, NULL, '{}', zeroblob(32))`);
    db.exec(`INSERT INTO audit_anchor VALUES (1, 2, zeroblob(32), 0, 'k', 's')`);
  },
  4(db) {
    const { keyId, rowKey, payload } = createSealer([KEY]).seal('v4-pending', { state: 'pending' });
    db.prepare(
      `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at,
                          key_id, row_key, payload)
       VALUES ('v4-pending', 'outbox', 'pending', '1390000', 1, 3, ?, ?, ?)`,
    ).run(keyId, rowKey, payload);
  },
  5(db) {
    const { keyId, rowKey, payload } = createSealer([KEY]).seal('v5-leased', { state: 'leased' });
    db.prepare(
      `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at, leased_until,
                          key_id, row_key, payload)
       VALUES ('v5-leased', 'outbox', 'leased', '1390000', 1, 3, 9, ?, ?, ?)`,
    ).run(keyId, rowKey, payload);
  },
};

/** The file of an earlier version, filled as each version filled it. */
function fileOf(steps: number): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  for (let at = 1; at <= steps; at++) {
    const { db } = unwrap(openStore(file, 0, { migrations: MIGRATIONS.slice(0, at) }));
    CONTENT[at]?.(db);
    closeStore(db);
  }
  return file;
}

function tableOf(db: Db, name: string): unknown[] {
  return db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all();
}

const VERSIONS = MIGRATIONS.map((_, index) => index + 1);

test('every version has left something in its file', () => {
  expect(Object.keys(CONTENT).map(Number)).toEqual(VERSIONS);
});

test.each(VERSIONS)('a file of version %i becomes the newest, with every row of it', (steps) => {
  const { db, quarantined } = unwrap(openStore(fileOf(steps), 0));
  expect(quarantined).toBeUndefined();
  expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const sealer = createSealer([KEY]);
  const rows = tableOf(db, 'queue') as {
    readonly id: string;
    readonly state: string;
    readonly key_id: string | null;
    readonly row_key: Buffer | null;
    readonly payload: Buffer | null;
  }[];
  const first = ['v1-dead', 'v1-done', 'v1-expired', 'v1-leased', 'v1-pending'];
  const later = ['v2-dead', 'v4-pending', 'v5-leased'].filter((id) => Number(id[1]) <= steps);
  expect(rows.map(({ id, state }) => [id, state])).toEqual(
    [...first, ...later].map((id) => [id, id.slice(3)]),
  );
  for (const row of rows) {
    if (row.payload === null) continue;
    const sealed = { keyId: row.key_id, rowKey: row.row_key, payload: row.payload };
    expect(sealer.open(row.id, sealed)).toEqual({ state: row.state });
  }
  expect(rows.filter(({ payload }) => payload !== null)).toHaveLength(2 + later.length);
  expect(rows.find(({ id }) => id === 'v1-pending')).toMatchObject({
    ...{ kind: 'deferred-verification', created_at: 1, expires_at: 61, next_try_at: 3, tries: 2 },
    ...{ last_failure: 'PLATFORM_UNREACHABLE', destination: '', lease: 0, ended_at: null },
  });
  expect(tableOf(db, 'fact')).toHaveLength(steps >= 2 ? 1 : 0);
  expect(tableOf(db, 'audit')).toHaveLength(steps >= 3 ? 1 : 0);
  expect(tableOf(db, 'audit_anchor')).toHaveLength(steps >= 3 ? 1 : 0);
  closeStore(db);
});

test('the schema is the same, whichever version it comes from', () => {
  const schemaOf = (file: string): unknown[] => {
    const { db } = unwrap(openStore(file, 0));
    const schema = db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    closeStore(db);
    return schema;
  };
  const fresh = schemaOf(fileOf(0));
  expect(fresh.length).toBeGreaterThan(5);
  for (const steps of VERSIONS) expect(schemaOf(fileOf(steps))).toEqual(fresh);
});
