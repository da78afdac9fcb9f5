import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { createControlHands } from './hands.ts';

test('rows are written by the queue, an export is noted by the audit log', async () => {
  const done: string[] = [];
  const hands = createControlHands({
    dataDir: '/nowhere',
    queue: {
      resend(id) {
        done.push(`resend ${id}`);
        return 'written';
      },
      discard(id, reason) {
        done.push(`discard ${id} ${reason}`);
        return 'stale';
      },
    },
    audit: {
      exported(rows) {
        done.push(`exported ${rows}`);
        return Promise.resolve(ok());
      },
    },
  });
  expect(await hands.resend('a')).toEqual({ ok: true, value: null });
  expect(await hands.discard('b', 'fault')).toEqual({ ok: false, error: { reason: 'stale' } });
  expect((await hands.exported(3)).ok).toBe(true);
  expect(done).toEqual(['resend a', 'discard b fault', 'exported 3']);
  expect(hands.list({})).toEqual({ ok: true, value: { rows: [] } });
});

test('without a store nothing is done, and that is told', async () => {
  const full = failure('STORE_FAILED', 'SQLITE_FULL');
  const audit = { exported: () => Promise.resolve(err(full)) };
  const hands = createControlHands({ dataDir: '/nowhere', audit });
  const refused = { ok: false, error: { reason: 'failed', failure: { code: 'STORE_FAILED' } } };
  expect(await hands.resend('a')).toEqual(refused);
  expect(await hands.discard('a', 'fault')).toEqual(refused);
  const error = { reason: 'failed', failure: full };
  expect(await hands.exported(1)).toEqual({ ok: false, error });
});
