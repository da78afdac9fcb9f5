import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { createSealer } from '../queue/seal.ts';
import { closeStore, openStore } from './database.ts';
import { BATCH_ROWS, createRewrap } from './rewrap.ts';

const OLD = { id: 'old', key: randomBytes(32) };
const NEW = { id: 'new', key: randomBytes(32) };

test('every row is sealed anew once, in batches, past rows that no key opens', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const { db } = unwrap(openStore(file, 0));
  const insert = db.prepare(
    `INSERT INTO queue (id, kind, state, created_at, next_try_at, key_id, row_key, payload)
     VALUES (?, 'outbox', 'pending', 1, 3, ?, ?, ?)`,
  );
  const [old, gone] = [createSealer([OLD]), createSealer([{ id: 'gone', key: randomBytes(32) }])];
  const total = 2 * BATCH_ROWS;
  db.exec('BEGIN');
  for (let row = 0; row < total; row++) {
    // A whole batch of locked rows comes first.
    const [id, sealer] = row < BATCH_ROWS ? [`a${row}`, gone] : [`b${row}`, old];
    const { keyId, rowKey, payload } = sealer.seal(id, row);
    insert.run(id, keyId, rowKey, payload);
  }
  db.exec('COMMIT');
  const rewrap = createRewrap(db, createSealer([NEW, OLD]), NEW.id);
  const count = db.prepare<[string], number>('SELECT count(*) FROM queue WHERE key_id = ?').pluck();
  const left: (number | undefined)[] = [];
  let isMore = true;
  while (isMore) {
    isMore = rewrap.next();
    left.push(count.get('old'));
  }
  expect(left).toEqual([BATCH_ROWS, 0, 0]);
  expect([count.get('new'), count.get('gone')]).toEqual([BATCH_ROWS, BATCH_ROWS]);
  closeStore(db);
});
