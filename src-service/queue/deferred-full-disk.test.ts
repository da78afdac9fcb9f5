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
import { createDeferredVerifications } from './deferred.ts';
import { createQueue } from './queue.ts';
import { createSealer } from './seal.ts';

const ITEM = itemSchema.parse({ code: 'I', name: { 'zh-CN': '事', en: 'i' }, scopes: ['*'] });

test('a disk that is full when a code dies neither crashes nor spins, and is written later', () => {
  const clock = manualClock(1_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
  const queue = createQueue(db, createSealer([{ id: 'k', key: randomBytes(32) }]), clock);
  const heard: string[] = [];
  const deferred = createDeferredVerifications({
    queue,
    clock,
    random: () => 0,
    log: () => {},
    itemOf: () => ITEM,
    // Nothing is asked in this test: the store refuses before a row can be taken.
    way: { verify: () => Promise.resolve(err(failure('PLATFORM_UNREACHABLE'))) },
    listener: {
      onTried: () => heard.push('tried'),
      onDone: () => heard.push('done'),
      onFailed: (_row, why) => heard.push(why.code),
    },
  });
  const input = { ...CODE, code: { ...CODE.code, scannedAt: clock.now() } };
  const { id } = unwrap(deferred.save(input, ITEM.code, 10));
  db.pragma('query_only = ON');
  clock.advance(60_000);
  // Told once, though it cannot be written; and the clock has a few timers, not thousands.
  expect(heard).toEqual(['QUEUE_EXPIRED']);
  expect(clock.pending()).toBe(1);
  expect(queue.waiting().map((row) => row.id)).toEqual([id]);
  db.pragma('query_only = OFF');
  clock.advance(10_000);
  expect(queue.waiting()).toEqual([]);
  expect(heard).toEqual(['QUEUE_EXPIRED']);
  deferred.stop();
});
