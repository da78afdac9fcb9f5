import { expect, test } from 'vitest';
import { failure } from '../contract/failures.ts';
import { queueAnswer } from './queue-answer.ts';

test('a row that was written is done, one that has changed is stale', () => {
  expect(queueAnswer('written')).toEqual({ ok: true, value: null });
  expect(queueAnswer('stale')).toEqual({ ok: false, error: { reason: 'stale' } });
});

test('a store that is not there or not writable is told', () => {
  const error = { reason: 'failed', failure: { code: 'STORE_FAILED' } };
  expect(queueAnswer(undefined)).toEqual({ ok: false, error });
  const full = failure('STORE_FAILED', 'SQLITE_FULL');
  expect(queueAnswer('failed', full)).toMatchObject({ error: { failure: full } });
});
