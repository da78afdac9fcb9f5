import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { failure } from '../../../contract/failures.ts';
import type { Receipt } from '../../../contract/platform/receipt.ts';
import { err, ok, unwrap } from '../../../contract/result.ts';
import { outboxHandler } from '../../../src-service/queue/outbox.ts';
import { createQueue } from '../../../src-service/queue/queue.ts';
import { createSealer } from '../../../src-service/queue/seal.ts';
import { closeStore, openStore } from '../../../src-service/store/database.ts';
import { countStates, fillBacklog } from './backlog.ts';

test('every row of a backlog is a sealed receipt that the outbox can send', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const dataKey = { id: 'k', key: randomBytes(32) };
  fillBacklog({ ...{ file, dataKey, rows: 20 }, ...{ destination: '1390000', itemCode: 'A' } });
  expect([...countStates(file)]).toEqual([['pending', 20]]);

  const { db } = unwrap(openStore(file, 0));
  const queue = createQueue({ db, sealer: createSealer([dataKey]), clock: systemClock });
  const sent: [string, Receipt][] = [];
  const handler = outboxHandler(
    {
      send(destination, _intent, receipt) {
        sent.push([destination, receipt]);
        return Promise.resolve(ok(undefined));
      },
      refuse: () => Promise.resolve(err(failure('PLATFORM_UNREACHABLE'))),
    },
    (code) => ({
      ...{ code, name: { 'zh-CN': '事项', en: 'Item' }, scopes: ['*'] },
      ...{ minLevel: 1, acceptManualComparison: false },
    }),
  );
  const wish = { blocked: [], atLeast: 2, leaseMs: 60_000 } as const;
  for (let leased = queue.lease(wish); leased; leased = queue.lease(wish)) {
    const { row, lease, payload } = leased;
    expect(await handler.attempt(row, payload, AbortSignal.timeout(1_000))).toMatchObject({
      ok: true,
    });
    expect(queue.finish(lease, 'done')).toBe('written');
  }
  expect(new Set(sent.map(([to]) => to))).toEqual(new Set(['1390000']));
  expect(new Set(sent.map(([, { consentId }]) => consentId)).size).toBe(20);
  closeStore(db);
  expect([...countStates(file)]).toEqual([['done', 20]]);
});
