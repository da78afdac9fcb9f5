import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, unwrap } from '../../contract/result.ts';
import { itemSchema } from '../../contract/config.ts';
import { CODE } from '../session/test-data.ts';
import { openStore } from '../store/database.ts';
import { createSealer } from './seal.ts';
import { createQueueService } from './service.ts';

const ITEM = itemSchema.parse({ code: 'I', name: { 'zh-CN': '事', en: 'i' }, scopes: ['*'] });
const AWAY = () => Promise.resolve(err(failure('PLATFORM_UNREACHABLE')));

test('a disk that is full when a code dies neither crashes nor spins, and is written later', () => {
  const clock = manualClock(1_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
  const heard: string[] = [];
  const service = createQueueService({
    ...{ db, clock, keepEndedDays: 30, random: () => 0, log: () => {}, itemOf: () => ITEM },
    sealer: createSealer([{ id: 'k', key: randomBytes(32) }]),
    // Nothing is asked in this test: the store refuses before a row can be taken.
    way: { verify: AWAY },
    receipts: { send: AWAY, refuse: AWAY },
    listener: {
      onTried: () => heard.push('tried'),
      onDone: () => heard.push('done'),
      onFailed: (_row, why) => heard.push(why.code),
    },
  });
  const input = { ...CODE, code: { ...CODE.code, scannedAt: clock.now() } };
  service.start();
  const { id } = unwrap(service.deferred.save(input, ITEM.code, 10));
  db.pragma('query_only = ON');
  clock.advance(60_000);
  // Told once, though it cannot be written; and the clock has a few timers, not thousands.
  expect(heard).toEqual(['QUEUE_EXPIRED']);
  expect(clock.pending()).toBe(2);
  expect(service.savedScans().map((row) => row.id)).toEqual([id]);
  db.pragma('query_only = OFF');
  clock.advance(10_000);
  expect(service.savedScans()).toEqual([]);
  expect(heard).toEqual(['QUEUE_EXPIRED']);
  service.stop();
  expect(clock.pending()).toBe(0);
});
