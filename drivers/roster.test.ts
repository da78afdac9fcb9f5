import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { DeviceConfig } from '../contract/config.ts';
import { deviceSnapshotSchema, shownDeviceSchema, type FoundDevice } from '../contract/devices.ts';
import type { DeviceEvent } from './events.ts';
import { createDeviceManager, type DeviceManager } from './manager.ts';
import { pass as passOn, wall, type Wall } from './wall.test-support.ts';

const INTERVAL_MS = 2_000;

/** What stands at a path; nothing stands at a path without a wall. */
interface Hall {
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  readonly pass: (ms: number) => Promise<void>;
  readonly wallAt: (path: string) => Wall;
  /** What the bus lists from now on; a sign tells. */
  readonly plug: (...devices: readonly FoundDevice[]) => Promise<void>;
  readonly states: () => readonly (readonly string[])[];
}

async function hall(devices: readonly DeviceConfig[] = [], adopt = true): Promise<Hall> {
  const clock = manualClock(1_000);
  const walls = new Map<string, Wall>();
  let found: readonly FoundDevice[] = [];
  let sign: () => void = () => {};
  const wallAt = (path: string): Wall => {
    const made = walls.get(path) ?? wall();
    walls.set(path, made);
    return made;
  };
  const manager = createDeviceManager({
    devices,
    clock,
    random: () => 0.5,
    openTransport: (path) => wallAt(path).transport(path),
    discovery: {
      adopt,
      intervalMs: INTERVAL_MS,
      ways: {
        looks: { serial: () => Promise.resolve(found) },
        watchSigns(onSign) {
          sign = onSign;
          return () => {};
        },
      },
    },
  });
  onTestFinished(() => manager.stop());
  const events: DeviceEvent[] = [];
  manager.onEvent((event) => events.push(event));
  const pass = (ms: number): Promise<void> => passOn(clock, ms);
  manager.start();
  await pass(10);
  return {
    manager,
    events,
    pass,
    wallAt,
    async plug(...now) {
      found = now;
      const paths = new Set(now.map(({ path }) => path));
      for (const [path, one] of walls) if (!paths.has(path)) one.identity = undefined;
      for (const { path } of now) wallAt(path).identity ??= 'again';
      sign();
      await pass(200);
    },
    states: () => manager.snapshots().map(({ id, state, path }) => [id, state, path]),
  };
}

const scanner = (path: string, serialNumber?: string): FoundDevice => ({
  bus: 'serial',
  path,
  usbId: '0c2e:0b6a',
  label: '',
  ...(serialNumber !== undefined && { serialNumber }),
});
const ONE = 'honeywell-serial-0b6a';
const TWO = 'honeywell-serial-0b6a-2';

test('plugged in, adopted, unplugged: it stays in the list as absent', async () => {
  const { manager, plug, pass, states, wallAt, events } = await hall();
  await plug(scanner('/dev/a'));
  expect(states()).toEqual([[ONE, 'ready', '/dev/a']]);
  expect(deviceSnapshotSchema.safeParse(manager.snapshots()[0]).success).toBe(true);
  for (const one of manager.found()) expect(shownDeviceSchema.safeParse(one).success).toBe(true);
  wallAt('/dev/a').send('A1\r');
  expect(events).toMatchObject([{ kind: 'scan', deviceId: ONE }]);
  await plug();
  await pass(400);
  expect([states(), manager.found()]).toEqual([[[ONE, 'absent', '/dev/a']], []]);
});

test('moved to another port it keeps its name, and its old port is closed', async () => {
  const { plug, states, wallAt } = await hall();
  await plug(scanner('/dev/a', 'S1'));
  await plug(scanner('/dev/b', 'S1'));
  expect(states()).toEqual([['honeywell-serial-s1', 'ready', '/dev/b']]);
  expect([wallAt('/dev/a').closed, wallAt('/dev/b').opened]).toEqual([1, 1]);
});

test('two alike are told apart by their ports, whichever way they are plugged', async () => {
  const { plug, pass, states } = await hall();
  await plug(scanner('/dev/a'), scanner('/dev/b'));
  await plug();
  await pass(400);
  await plug(scanner('/dev/b'), scanner('/dev/a'));
  await pass(400);
  expect(states()).toEqual([
    [ONE, 'ready', '/dev/a'],
    [TWO, 'ready', '/dev/b'],
  ]);
  await plug(scanner('/dev/b'), scanner('/dev/c'));
  expect(states()).toEqual([
    [ONE, 'ready', '/dev/c'],
    [TWO, 'ready', '/dev/b'],
  ]);
});

test('another device at its port takes it over under a name of its own', async () => {
  const { plug, pass, states } = await hall();
  await plug(scanner('/dev/a', 'S1'));
  await plug(scanner('/dev/a', 'S2'));
  await pass(400);
  expect(states()).toEqual([
    ['honeywell-serial-s1', 'absent', '/dev/a'],
    ['honeywell-serial-s2', 'ready', '/dev/a'],
  ]);
});

test('auto waits for its model without a path, and takes it wherever it appears', async () => {
  const config = { id: 'desk', model: 'honeywell-serial', path: 'auto' };
  const { manager, plug, states, wallAt } = await hall([config], false);
  expect(states()).toEqual([['desk', 'absent', '']]);
  await plug(scanner('/dev/x'), scanner('/dev/y'));
  expect(states()).toEqual([['desk', 'ready', '/dev/x']]);
  expect(manager.found().map(({ deviceId }) => deviceId)).toEqual(['desk', undefined]);
  expect(wallAt('/dev/y').opened).toBe(0);
});

const CARD_READER: FoundDevice = {
  ...{ bus: 'usb', path: 'usb:0400:c35a', usbId: '0400:c35a', label: '' },
};

test('an ID-card reader that nobody configured is listed with its model and never opened', async () => {
  const { manager, plug, states, wallAt } = await hall();
  await plug(CARD_READER);
  expect([states(), wallAt(CARD_READER.path).opened]).toEqual([[], 0]);
  expect(manager.found()).toEqual([{ ...CARD_READER, models: ['sdt-usb'] }]);
});

test('a configured one is opened, but not used without a security module of its list', async () => {
  const { manager, plug, pass, wallAt } = await hall([
    {
      id: 'r',
      model: 'sdt-usb',
      path: 'auto',
      allowedSams: ['05.01-20240147-0001234567-0000000001'],
    },
  ]);
  // Answers by hand, each 90 for "good": the state, and a number of 16 zeros.
  const answers = ['aaaaaa9669000400009094', `aaaaaa96690014000090${'00'.repeat(16)}84`];
  wallAt(CARD_READER.path).onWrite = () => {
    const next = answers.shift();
    if (next) setImmediate(() => wallAt(CARD_READER.path).sendBytes(Buffer.from(next, 'hex')));
  };
  await plug(CARD_READER);
  await pass(100);
  expect(manager.snapshots()[0]).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_NOT_ALLOWED', detail: 'SAM 00.00-00000000-0000000000-0000000000' },
    facts: {},
  });
});

test('an opening that hangs at one device holds up no other', async () => {
  const { plug, pass, states, wallAt } = await hall();
  wallAt('/dev/a').open = () => new Promise(() => {});
  await plug(scanner('/dev/a'), scanner('/dev/b'));
  await pass(2_000);
  expect(states()).toEqual([
    [ONE, 'faulty', '/dev/a'],
    [TWO, 'ready', '/dev/b'],
  ]);
});

test('a pulled trigger wants the same code again; what is asked of nobody fails', async () => {
  const { manager, plug, events, wallAt } = await hall();
  await plug(scanner('/dev/a'));
  expect(manager.snapshots()[0]?.commands).toContain('trigger-start');
  wallAt('/dev/a').send('A1\r');
  wallAt('/dev/a').send('A1\r');
  expect(events).toHaveLength(1);
  expect(await manager.command(ONE, 'trigger-start')).toMatchObject({ ok: true });
  wallAt('/dev/a').send('A1\r');
  expect(events).toHaveLength(2);
  expect(await manager.command('nobody', 'identify')).toMatchObject({
    error: { code: 'DEVICE_COMMAND_FAILED' },
  });
});

test('every chunk is told to the recorder, in copies', async () => {
  const { manager, plug, wallAt } = await hall();
  const chunks: string[] = [];
  manager.onRaw(({ deviceId, from, bytes }) => {
    chunks.push(`${deviceId} ${from} ${Buffer.from(bytes).toString('hex')}`);
    bytes.fill(0);
  });
  await plug(scanner('/dev/a'));
  wallAt('/dev/a').send('A1\r');
  void manager.command(ONE, 'trigger-start');
  expect(chunks).toEqual([`${ONE} device 41310d`, `${ONE} host 16540d`]);
});

test('after stop nothing is looked for, and nothing is opened', async () => {
  const { manager, plug, states, wallAt } = await hall();
  await manager.stop();
  await plug(scanner('/dev/a'));
  expect([states(), wallAt('/dev/a').opened]).toEqual([[], 0]);
});
