import { expect, test } from 'vitest';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { RequestError } from '../../contract/requests.ts';
import { runCommand } from './run-command.ts';
import type { CommandRun } from './run-command.ts';

type Answer = { ok: true; value: never } | { ok: false; error: RequestError };

const DONE = { ok: true, value: null } as unknown as Answer;

/** A bridge whose answers the test gives. */
function bridge(): {
  asked: unknown[];
  answers: ((answer: Answer) => void)[];
  request: LiangmaBridge['request'];
} {
  const asked: unknown[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  return {
    asked,
    answers,
    request: (name, params) => {
      asked.push([name, params]);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
}

const settle = (): Promise<void> => new Promise((later) => setTimeout(later, 0));

test('a command runs, then is done', async () => {
  const { asked, answers, request } = bridge();
  const told: CommandRun[] = [];
  runCommand({ deviceId: 'd1', request, now: () => 7 }, 'identify', (run) => told.push(run));
  expect(asked).toEqual([['device.command', { deviceId: 'd1', command: 'identify' }]]);
  expect(told).toEqual([{ state: 'running', command: 'identify' }]);
  answers[0]?.(DONE);
  await settle();
  expect(told.at(-1)).toEqual({ state: 'done', command: 'identify', at: 7 });
});

test('a failure is told with its reason', async () => {
  const { answers, request } = bridge();
  const told: CommandRun[] = [];
  runCommand({ deviceId: 'd1', request, now: () => 7 }, 'beep-bad', (run) => told.push(run));
  const error: RequestError = { reason: 'failed', failure: { code: 'DEVICE_COMMAND_FAILED' } };
  answers[0]?.({ ok: false, error });
  await settle();
  expect(told.at(-1)).toEqual({ state: 'failed', command: 'beep-bad', error });
});

test('an answer that comes after the end is not told', async () => {
  const { answers, request } = bridge();
  const told: CommandRun[] = [];
  const stop = runCommand({ deviceId: 'd1', request, now: () => 7 }, 'identify', (run) =>
    told.push(run),
  );
  stop();
  answers[0]?.(DONE);
  await settle();
  expect(told).toHaveLength(1);
});
