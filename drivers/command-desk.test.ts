import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { DeviceCommand } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { err, ok } from '../contract/result.ts';
import {
  COMMAND_LIMIT_MS,
  createCommandDesk,
  type CommandDesk,
  type CommandResult,
} from './command-desk.ts';
import type { DeviceSession } from './device/session.ts';

function stand(onCommand: (desk: CommandDesk, command: DeviceCommand) => void = () => {}): {
  readonly clock: ReturnType<typeof manualClock>;
  readonly desk: CommandDesk;
  readonly session: DeviceSession;
} {
  const clock = manualClock();
  const desk = createCommandDesk(clock);
  const session: DeviceSession = {
    commands: ['trigger-start', 'trigger-stop'],
    command: (command) => onCommand(desk, command),
    receive: () => {},
    stop: () => {},
  };
  return { clock, desk, session };
}

const FAILED = { ok: false, error: { code: 'DEVICE_COMMAND_FAILED' } };

test('an answer settles the command, also one that comes at once', async () => {
  const { clock, desk, session } = stand((to, command) => to.answered(command, true));
  expect(await desk.ask(session, 'trigger-start')).toEqual({ ok: true, value: undefined });
  expect(await desk.ask(session, 'trigger-stop')).toEqual({ ok: true, value: undefined });
  expect(clock.pending()).toBe(0);
});

test('a refusal, and a command that is not offered, have failed', async () => {
  const { desk, session } = stand((to, command) => to.answered(command, false));
  expect(await desk.ask(session, 'trigger-start')).toMatchObject(FAILED);
  expect(await desk.ask(session, 'identify')).toMatchObject(FAILED);
});

test('silence has failed after its limit, and the next command can be asked', async () => {
  const { clock, desk, session } = stand();
  const asked = desk.ask(session, 'trigger-start');
  clock.advance(COMMAND_LIMIT_MS);
  expect(await asked).toMatchObject(FAILED);
  desk.answered('trigger-start', true);
  const next = desk.ask(session, 'trigger-stop');
  desk.answered('trigger-stop', true);
  expect(await next).toMatchObject({ ok: true });
});

test('one at a time: a second command fails, and the first keeps waiting', async () => {
  const { desk, session } = stand();
  const first = desk.ask(session, 'trigger-start');
  expect(await desk.ask(session, 'trigger-stop')).toMatchObject(FAILED);
  desk.answered('trigger-stop', false);
  desk.answered('trigger-start', true);
  expect(await first).toMatchObject({ ok: true });
});

test('the end of the session is the end of what was asked', async () => {
  const { clock, desk, session } = stand();
  const asked = desk.ask(session, 'trigger-start');
  desk.close();
  expect(await asked).toMatchObject(FAILED);
  expect(clock.pending()).toBe(0);
});

test('a command is done when it has been written as well, and has failed when it could not', async () => {
  for (const [result, expected] of [
    [ok(), { ok: true }],
    [err(failure('DEVICE_OPEN_FAILED')), FAILED],
  ] as const) {
    let take: (result: CommandResult) => void = () => {};
    let isDone = false;
    const { clock, desk, session } = stand((to, command) => {
      expect(to.takesAsItsOwn(new Promise((resolve) => void (take = resolve)))).toBe(true);
      to.answered(command, true);
    });
    const asked = desk.ask(session, 'trigger-start').finally(() => void (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    take(result);
    expect(await asked).toMatchObject(expected);
    expect(clock.pending()).toBe(0);
  }
});

test('a command that is never written fails at its limit; other writes are none of its own', async () => {
  const { clock, desk, session } = stand((to, command) => {
    to.takesAsItsOwn(new Promise(() => {}));
    to.answered(command, true);
  });
  expect(desk.takesAsItsOwn(Promise.resolve(ok()))).toBe(false);
  const asked = desk.ask(session, 'trigger-start');
  expect(desk.takesAsItsOwn(Promise.resolve(ok()))).toBe(false);
  clock.advance(COMMAND_LIMIT_MS);
  expect(await asked).toMatchObject(FAILED);
});
