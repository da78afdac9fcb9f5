import { expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { failure } from '../../contract/failures.ts';
import { err } from '../../contract/result.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { wall } from '../../drivers/wall.test-support.ts';
import { EXIT } from '../command.ts';
import { recordedConsole } from '../console.test-support.ts';
import { heldDevice } from './held.test-support.ts';
import { trigger } from './trigger.ts';

const LIMIT_MS = 60_000;

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

test('a trigger that is refused is said, and nothing is waited for any more', async () => {
  const before = timers();
  const at = wall();
  const manager = createDeviceManager({
    devices: [{ id: 'one', model: 'honeywell-serial', path: '/dev/ttyS9' }],
    clock: systemClock,
    openTransport: (path) => at.transport(path),
  });
  manager.start();
  await expect.poll(() => manager.snapshots()[0]?.state).toBe('ready');
  at.taken = () => Promise.resolve(err(failure('DEVICE_OPEN_FAILED', 'EIO')));
  const console = recordedConsole();
  const held = { manager, device: manager.snapshots()[0]! };
  expect(await trigger(held, { console, limitMs: LIMIT_MS })).toBe(EXIT.problem);
  expect(console.complained.join('\n')).toContain('EIO');
  await manager.stop();
  await expect.poll(timers).toBe(before);
});

test('a code that would rename the window is shown, and nothing of its middle', async () => {
  const held = await heldDevice('generic-serial');
  const console = recordedConsole();
  const code = trigger(held, { console, limitMs: LIMIT_MS });
  held.at.send('\u001b]0;pwned123456\u0007x\r');
  expect(await code).toBe(EXIT.ok);
  expect(console.said.at(-1)).toContain('\\u001b]0;…\\u0007x');
  expect(console.said.join('')).not.toContain('pwned');
});
