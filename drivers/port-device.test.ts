import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { deviceSnapshotSchema } from '../contract/devices.ts';
import { CATALOGUE } from './catalogue/load.ts';
import { sessionFor } from './device/start.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice, RawChunk } from './managed-device.ts';
import { portDevice, unknownDevice } from './port-device.ts';
import { pass, wall, type Wall } from './wall.test-support.ts';

interface Stand {
  readonly device: ManagedDevice;
  readonly at: Wall;
  readonly opened: string[];
  readonly chunks: RawChunk[];
  readonly pass: (ms: number) => Promise<void>;
}

function world(
  at: Wall,
  opened: string[],
  chunks: RawChunk[],
  clock = manualClock(1_000),
): DeviceWorld {
  return {
    clock,
    random: () => 0.5,
    openTransport(path, type) {
      opened.push(`${type} ${path}`);
      return at.transport(path);
    },
    emit: () => undefined,
    changed: () => {},
    raw: (chunk) => void chunks.push(chunk),
  };
}

async function stand(entry: Partial<DeviceEntry> & { readonly model: string }): Promise<Stand> {
  const at = wall();
  const opened: string[] = [];
  const chunks: RawChunk[] = [];
  const clock = manualClock(1_000);
  const around = world(at, opened, chunks, clock);
  const model = CATALOGUE.get(entry.model)!;
  const whole = { id: 'one', origin: 'configured', path: undefined, ...entry } as const;
  const device = portDevice(whole, model, sessionFor(model)!, around);
  onTestFinished(() => device.stop());
  device.start();
  const passOn = (ms: number): Promise<void> => pass(clock, ms);
  await passOn(10);
  return { device, at, opened, chunks, pass: passOn };
}

test('a device that stands nowhere is absent, and opened where it is found', async () => {
  const { device, opened, pass: passOn } = await stand({ model: 'generic-serial' });
  expect(device.snapshot()).toMatchObject({ path: '', state: 'absent' });
  device.standAt('/dev/a');
  await passOn(20);
  expect(device.snapshot()).toMatchObject({ path: '/dev/a', state: 'ready' });
  expect(deviceSnapshotSchema.safeParse(device.snapshot()).success).toBe(true);
  expect(opened).toEqual(['serial /dev/a']);
});

test('found where it stands nothing happens; gone, its last place is still shown', async () => {
  const {
    device,
    at,
    opened,
    pass: passOn,
  } = await stand({
    ...{ model: 'generic-serial', path: '/dev/a' },
  });
  device.standAt('/dev/a');
  await passOn(20);
  expect([at.opened, opened]).toEqual([1, ['serial /dev/a']]);
  device.standAt(undefined);
  device.standAt(undefined);
  await passOn(20);
  expect(device.snapshot()).toMatchObject({ path: '/dev/a', state: 'absent' });
  device.standAt('/dev/a');
  await passOn(20);
  expect([at.opened, device.snapshot().state]).toEqual([2, 'ready']);
});

test.each([
  ['the rates of the model are tried in turn', {}, [115_200, 57_600, 38_400, 19_200, 9_600]],
  ['a configured rate is the only one', { baudRate: 4_800 }, [4_800]],
  ['at a serial server the first one stands in', { path: 'tcp://10.0.0.1:4001' }, [115_200]],
])('%s', async (_, entry, rates) => {
  const { at, pass: passOn } = await stand({ model: 'sdt-serial', path: '/dev/a', ...entry });
  await passOn(5_000);
  expect([...new Set(at.rates)]).toEqual(rates);
});

test('what passes over the port is told with the name of the device', async () => {
  const { device, chunks } = await stand({ model: 'honeywell-serial', path: '/dev/a' });
  expect(device.snapshot().commands).toContain('trigger-start');
  expect(await device.command('trigger-start')).toMatchObject({ ok: true });
  expect(chunks).toMatchObject([{ deviceId: 'one', from: 'host' }]);
});

test('a model that has no port is a mistake of the program', () => {
  const model = CATALOGUE.get('keyboard-wedge')!;
  const entry = { id: 'one', model: 'keyboard-wedge', origin: 'configured', path: 'x' } as const;
  const start = sessionFor(model)!;
  expect(() => portDevice(entry, model, start, world(wall(), [], []))).toThrow(/no port/);
});

test('a device of an unknown model is faulty for good, and obeys nothing', async () => {
  const entry = { id: 'one', model: 'nothing', origin: 'configured', path: '/dev/a' } as const;
  const device = unknownDevice(entry, world(wall(), [], []));
  device.start();
  expect(device.snapshot()).toMatchObject({
    state: 'faulty',
    reason: { code: 'DEVICE_OPEN_FAILED', detail: 'the catalogue has no model nothing' },
  });
  expect(await device.command('identify')).toMatchObject({ ok: false });
});
