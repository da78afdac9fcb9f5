import { afterEach, expect, test } from 'vitest';
import { manualClock, type ManualClock } from '../contract/clock.ts';
import { deviceSnapshotSchema, type DeviceSnapshot } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { err, ok } from '../contract/result.ts';
import type { DeviceEvent } from './events.ts';
import { createDeviceManager, type DeviceManager } from './manager.ts';
import { SCAN_BURST, SCANS_PER_S } from './scan-limit.ts';
import { WATCH_MS } from './supervisor.ts';
import { pass as passOn, wall, type Wall } from './wall.test-support.ts';

let running: DeviceManager | undefined;
afterEach(async () => {
  await running?.stop();
});

interface Stand {
  readonly at: Wall;
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  readonly states: string[];
  readonly pass: (ms: number) => Promise<void>;
  readonly snapshot: () => DeviceSnapshot;
}

async function stand(model = 'generic-serial', prepare?: (at: Wall) => void): Promise<Stand> {
  const clock: ManualClock = manualClock(1_000);
  const at = wall();
  prepare?.(at);
  const manager = createDeviceManager({
    devices: [{ id: 'device-1', model, path: '/dev/ttyUSB0' }],
    clock,
    random: () => 0.5,
    openTransport: (path) => at.transport(path),
  });
  running = manager;
  const events: DeviceEvent[] = [];
  const states: string[] = [];
  const snapshot = (): DeviceSnapshot => manager.snapshots()[0]!;
  manager.onEvent((event) => events.push(event));
  manager.onChange(() => states.push(snapshot().state));
  const pass = (ms: number): Promise<void> => passOn(clock, ms);
  manager.start();
  await pass(0);
  return { at, manager, events, states, pass, snapshot };
}

test('a device that is there goes through opening to ready, and its scans are told', async () => {
  const { at, events, states, snapshot } = await stand();
  expect(states).toEqual(['opening', 'ready']);
  expect(deviceSnapshotSchema.parse(snapshot())).toEqual(snapshot());
  expect(snapshot()).not.toHaveProperty('reason');
  at.send('A1\r');
  expect(events).toMatchObject([{ kind: 'scan', deviceId: 'device-1', text: 'A1' }]);
});

test('a path that vanishes without a close event shows within a second', async () => {
  const { at, pass, snapshot } = await stand();
  at.identity = undefined;
  await pass(WATCH_MS + 10);
  expect(snapshot()).toMatchObject({ state: 'absent', reason: { code: 'DEVICE_ABSENT' } });
  expect(at.closed).toBe(1);
  at.identity = 'second';
  await pass(WATCH_MS + 10);
  expect(snapshot().state).toBe('ready');
  expect(at.opened).toBe(2);
});

test('another device at the same path, and a port that hung up, are opened anew', async () => {
  const { at, pass, snapshot } = await stand();
  at.identity = 'second';
  await pass(2 * WATCH_MS + 20);
  expect([at.opened, snapshot().state]).toEqual([2, 'ready']);
  at.alive = false;
  await pass(WATCH_MS + 10);
  expect(snapshot().state).toBe('absent');
  at.alive = true;
  await pass(WATCH_MS + 10);
  expect([at.opened, snapshot().state]).toEqual([3, 'ready']);
});

test('a close event is taken where it comes, and nothing of the old port is heard', async () => {
  const { at, events, pass, snapshot } = await stand();
  at.identity = undefined;
  at.hangUp();
  at.send('late\r');
  await pass(0);
  expect(snapshot().state).toBe('absent');
  expect(events).toEqual([]);
});

test('a port that another program holds is tried again with growing rests', async () => {
  const { at, pass, snapshot } = await stand('generic-serial', (prepared) => {
    prepared.open = () => Promise.resolve(err(failure('DEVICE_BUSY')));
  });
  expect(snapshot()).toMatchObject({ state: 'faulty', reason: { code: 'DEVICE_BUSY' } });
  const { since } = snapshot();
  await pass(10_000);
  expect(at.opened).toBeGreaterThan(6);
  expect(at.opened).toBeLessThan(12);
  expect(snapshot().since).toBe(since);
  at.open = () => Promise.resolve(ok());
  await pass(2_000);
  expect(snapshot().state).toBe('ready');
});

test('an opening that hangs is faulty, is not repeated, and a replug gets past it', async () => {
  const { at, pass, snapshot } = await stand('generic-serial', (prepared) => {
    prepared.open = () => new Promise(() => {});
  });
  await pass(20_000);
  expect(snapshot()).toMatchObject({ state: 'faulty', reason: { code: 'DEVICE_OPEN_FAILED' } });
  expect(at.opened).toBe(1);
  at.open = () => Promise.resolve(ok());
  at.identity = 'second';
  await pass(2_000);
  expect(snapshot().state).toBe('ready');
});

test('the same code twice is told once; listeners can be taken away', async () => {
  const { at, manager, events, pass } = await stand();
  const more: DeviceEvent[] = [];
  const unsubscribe = manager.onEvent((event) => more.push(event));
  at.send('A1\r');
  at.send('A1\r');
  unsubscribe();
  await pass(3_000);
  at.send('A1\r');
  expect(events).toHaveLength(2);
  expect(more).toHaveLength(1);
});

test('a scanner that floods is limited, said once, faulty after five seconds, and back by itself', async () => {
  const { at, events, pass, snapshot } = await stand();
  const flood = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 20) {
      at.send(`A${passed}\r`);
      await pass(20);
    }
  };
  await flood(4_900);
  expect(events.filter(({ kind }) => kind === 'scan-flood')).toHaveLength(1);
  expect(events.length).toBeLessThan(SCAN_BURST + 5 * SCANS_PER_S + 2);
  expect(snapshot().state).toBe('ready');
  await flood(700);
  expect(snapshot()).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_FLOOD', detail: 'more than 10 scans a second' },
  });
  await pass(2_000);
  expect(snapshot().state).toBe('ready');
  at.send('B1\r');
  expect(events.at(-1)).toMatchObject({ text: 'B1' });
});

test('a code held before a fast scanner is one scan and no flood', async () => {
  const { at, events, pass, snapshot } = await stand();
  for (let passed = 0; passed < 10_000; passed += 20) {
    at.send('A1\r');
    await pass(20);
  }
  expect([events.length, snapshot().state]).toEqual([1, 'ready']);
});

test('a code that the limit dropped is no repetition when it is shown again', async () => {
  const { at, events, pass } = await stand();
  for (let count = 0; count < 2 * SCAN_BURST; count++) at.send(`A${count}\r`);
  at.send('mine\r');
  await pass(500);
  at.send('mine\r');
  expect(events.at(-1)).toMatchObject({ kind: 'scan', text: 'mine' });
});

test('after stop the port is closed and nothing is told; a new start opens it again', async () => {
  const { at, manager, events, pass, snapshot } = await stand();
  await manager.stop();
  expect(at.closed).toBe(1);
  at.send('A1\r');
  await pass(2_000);
  expect([events.length, at.opened]).toEqual([0, 1]);
  manager.start();
  await pass(10);
  expect([at.opened, snapshot().state]).toEqual([2, 'ready']);
});

test('a model that the catalogue lacks is faulty and named', async () => {
  const { at, snapshot } = await stand('no-such-model');
  expect(snapshot()).toMatchObject({ state: 'faulty', reason: { code: 'DEVICE_OPEN_FAILED' } });
  expect(deviceSnapshotSchema.safeParse(snapshot()).success).toBe(true);
  expect(at.opened).toBe(0);
});
