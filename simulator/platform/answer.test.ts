import { expect, test } from 'vitest';
import { PLATFORM_STATUSES } from '../../contract/platform/common.ts';
import { HTTP_STATUS, refuse } from './answer.ts';

test('only OK is a 200', () => {
  for (const status of PLATFORM_STATUSES) {
    if (status === 'OK') expect(HTTP_STATUS[status]).toBe(200);
    else expect(HTTP_STATUS[status]).toBeGreaterThanOrEqual(400);
  }
});

test('a refusal is a value', () => {
  const answer = refuse('CODE_USED', 'used');
  expect(answer).toEqual({ ok: false, error: { status: 'CODE_USED', message: 'used' } });
});
