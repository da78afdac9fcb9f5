import { expect, test } from 'vitest';
import { deviceSnapshotSchema } from '../contract/devices.ts';
import { CATALOGUE } from './catalogue/load.ts';
import { createDeviceManager, type DeviceManager, type RawChunk } from './manager.ts';
import { manualClock } from '../contract/clock.ts';
import type { DeviceEvent } from './events.ts';

function stand(model = 'keyboard-wedge'): {
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  readonly raw: RawChunk[];
} {
  const manager = createDeviceManager({
    devices: [{ id: 'wedge', model, path: 'auto' }],
    clock: manualClock(1_000),
  });
  const events: DeviceEvent[] = [];
  const raw: RawChunk[] = [];
  manager.onEvent((event) => events.push(event));
  manager.onRaw((chunk) => raw.push(chunk));
  return { manager, events, raw };
}

test('a wedge is ready as long as the terminal runs, and what it types is a scan', async () => {
  const { manager, events, raw } = stand();
  manager.typed({ text: 'too early', ended: true });
  manager.start();
  const [snapshot] = manager.snapshots();
  expect(snapshot).toMatchObject({ state: 'ready', path: 'keyboard', kind: 'scanner' });
  expect(deviceSnapshotSchema.parse(snapshot)).toEqual(snapshot);
  manager.typed({ text: '政务A1', ended: true });
  const bytes = new TextEncoder().encode('政务A1');
  expect(events).toEqual([{ kind: 'scan', deviceId: 'wedge', at: 1_000, bytes, text: '政务A1' }]);
  expect(raw).toEqual([{ deviceId: 'wedge', from: 'device', bytes }]);
  expect(manager.snapshots()[0]?.lastReadAt).toBe(1_000);
  await manager.stop();
  manager.typed({ text: 'too late', ended: true });
  expect(events).toHaveLength(1);
});

test('without an end key it is uncertain; nothing typed is no scan', () => {
  const { manager, events } = stand();
  manager.start();
  manager.typed({ text: '', ended: true });
  manager.typed({ text: 'A1', ended: false });
  expect(events).toMatchObject([{ text: 'A1', isUncertain: true }]);
});

test('keys go nowhere where no wedge is configured; a wedge takes no commands', async () => {
  const { manager, events } = stand('generic-serial');
  manager.start();
  manager.typed({ text: 'A1', ended: true });
  expect(events).toEqual([]);
  await manager.stop();
  const { manager: wedge } = stand();
  wedge.start();
  expect(await wedge.command('wedge', 'identify')).toMatchObject({ ok: false });
  expect(CATALOGUE.get('keyboard-wedge')?.transport.type).toBe('keyboard');
});
