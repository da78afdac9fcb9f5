import { expect, test } from 'vitest';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, ok } from '../../contract/result.ts';
import type { Result } from '../../contract/result.ts';
import { runQueueAction } from './queue-action.ts';
import type { QueueAction } from './queue-action.ts';

const row = {
  ...({ id: 'r1', kind: 'outbox', state: 'dead', destination: '1390000' } as const),
  ...{ createdAt: 1, nextTryAt: 2, tries: 3 },
};

async function run(action: QueueAction, answer: Result<null, RequestError>) {
  const asked: unknown[] = [];
  const states: string[] = [];
  const request = ((...args: unknown[]) => {
    asked.push(args);
    return Promise.resolve(answer);
  }) as LiangmaBridge['request'];
  await runQueueAction(request, action, ({ state }) => states.push(state));
  return { asked, states };
}

test('sending again names the row and nothing else', async () => {
  expect(await run({ do: 'resend', row }, ok(null))).toEqual({
    asked: [['queue.resend', { rowId: 'r1' }]],
    states: ['running', 'done'],
  });
});

test('giving up names the reason; a refusal is told', async () => {
  const refused = err<RequestError>({ reason: 'stale' });
  expect(await run({ do: 'discard', row, reason: 'not-needed' }, refused)).toEqual({
    asked: [['queue.discard', { rowId: 'r1', reason: 'not-needed' }]],
    states: ['running', 'failed'],
  });
});
