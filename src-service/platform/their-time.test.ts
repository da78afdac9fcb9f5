import { expect, test } from 'vitest';
import { z } from 'zod';
import { failure } from '../../contract/failures.ts';
import { err } from '../../contract/result.ts';
import { ITEM, ROUTE } from '../session/test-data.ts';
import type { Asker, Question } from './asker.ts';
import { newRequestId } from './intent.ts';
import { askInTheirTime, inTheirTime } from './their-time.ts';

const DAY_MS = 86_400_000;

test('when a card or code was read is told by the clock of whoever is asked, and nothing else changes', async () => {
  const asked: Question[] = [];
  const ask: Asker = (question) => {
    asked.push(question);
    return Promise.resolve(err(failure('PLATFORM_TIMEOUT')));
  };
  const body = {
    ...{ readAt: 10 * DAY_MS + 1, scannedAt: 10 * DAY_MS },
    cardEvidence: { at: 10 * DAY_MS + 3, samId: '05.03', manual: false },
    ...{ codeContent: '42', scopes: ['*'], waitMs: 7 },
  };
  const intent = { requestId: newRequestId(), item: ITEM };
  const theirs = askInTheirTime(ask, (instant, id) =>
    id === ROUTE.codeSystemId ? instant - 8 * DAY_MS : instant,
  );
  expect(
    (await theirs({ route: ROUTE, operation: 'token', intent, body, token: 't' }, z.object({}))).ok,
  ).toBe(false);
  expect(asked).toEqual([
    {
      ...{ route: ROUTE, operation: 'token', intent, token: 't' },
      body: {
        ...{ readAt: 2 * DAY_MS + 1, scannedAt: 2 * DAY_MS },
        cardEvidence: { at: 2 * DAY_MS + 3, samId: '05.03', manual: false },
        ...{ codeContent: '42', scopes: ['*'], waitMs: 7 },
      },
    },
  ]);
});

test('what is not there is not made', () => {
  expect(inTheirTime({ agreed: true }, () => 1)).toEqual({ agreed: true });
});

test.each([
  [29_999, 0],
  [-29_999, 0],
  [600_400, 600_000],
  [599_600, 600_000],
])('a scan that is told again is told the same: %i ms off is %i', (off, told) => {
  expect(inTheirTime({ scannedAt: DAY_MS }, (at) => at + off)).toEqual({
    scannedAt: DAY_MS + told,
  });
});
