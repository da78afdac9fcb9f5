import { expect, test } from 'vitest';
import { CAMERA_ID, type SeenSymbol } from '../contract/camera.ts';
import { manualClock, type ManualClock } from '../contract/clock.ts';
import { deviceSnapshotSchema } from '../contract/devices.ts';
import { BOUNCE_MS } from './bounce.ts';
import { scanOf } from './camera-device.ts';
import type { DeviceEvent } from './events.ts';
import { createDeviceManager, type DeviceManager } from './manager.ts';
import { SCAN_BURST } from './scan-limit.ts';

interface Stand {
  readonly manager: DeviceManager;
  readonly clock: ManualClock;
  readonly events: DeviceEvent[];
}

function stand(hasCamera = true): Stand {
  const clock = manualClock(1_000);
  const devices = [{ id: 'wedge', model: 'keyboard-wedge', path: 'auto' }];
  const manager = createDeviceManager({ devices, hasCamera, clock });
  const events: DeviceEvent[] = [];
  manager.onEvent((event) => events.push(event));
  return { manager, clock, events };
}

function symbol(text: string): SeenSymbol {
  return { text, bytes: new TextEncoder().encode(text), aim: ']Q1' };
}

const READY = { state: 'ready', label: 'USB camera', size: '1280×720' } as const;

test('what it saw is a scan with bytes, text and AIM identifier', async () => {
  const { manager, events } = stand();
  expect(manager.seen('camera', symbol('too early'))).toBe(false);
  manager.start();
  expect(manager.seen('camera', symbol('政务A1'))).toBe(true);
  expect(events).toEqual([
    {
      ...{ kind: 'scan', deviceId: CAMERA_ID, at: 1_000, text: '政务A1' },
      bytes: new TextEncoder().encode('政务A1'),
      aim: { code: 'Q', modifier: '1', symbology: 'qr-code' },
    },
  ]);
  expect(manager.snapshots()[1]?.lastReadAt).toBe(1_000);
  await manager.stop();
  expect(manager.seen('camera', symbol('too late'))).toBe(false);
  expect(events).toHaveLength(1);
});

test('what is told again changes nothing', () => {
  const { manager } = stand();
  manager.start();
  let changes = 0;
  manager.onChange(() => changes++);
  for (let round = 0; round < 100; round++) expect(manager.cameraIs({ ...READY })).toBe(true);
  expect(changes).toBe(1);
});

test('it is opening until the window says more; what it says is shown', () => {
  const { manager, clock } = stand();
  manager.start();
  const camera = () => manager.snapshots()[1]!;
  expect(camera()).toMatchObject({ id: CAMERA_ID, kind: 'scanner', state: 'opening', path: '' });
  clock.advance(10);
  expect(manager.cameraIs(READY)).toBe(true);
  expect(camera()).toMatchObject({
    ...{ state: 'ready', path: 'USB camera', since: 1_010, facts: { resolution: '1280×720' } },
  });
  clock.advance(10);
  manager.cameraIs({ ...READY, size: '640×480' });
  expect(camera()).toMatchObject({ since: 1_010, facts: { resolution: '640×480' } });
  manager.cameraIs({ state: 'failed', code: 'DEVICE_ABSENT', detail: 'ended' });
  expect(camera()).toMatchObject({
    ...{ state: 'absent', path: 'USB camera', since: 1_020 },
    reason: { code: 'DEVICE_ABSENT', detail: 'ended' },
  });
  manager.cameraIs({ state: 'failed', code: 'DEVICE_PERMISSION', detail: 'NotAllowedError' });
  expect(camera()).toMatchObject({ state: 'faulty', reason: { code: 'DEVICE_PERMISSION' } });
  expect(deviceSnapshotSchema.parse(camera())).toEqual(camera());
});

test('every change is told', () => {
  const { manager } = stand();
  manager.start();
  let changes = 0;
  manager.onChange(() => changes++);
  manager.cameraIs(READY);
  expect(changes).toBe(1);
});

test('without a camera nothing of it is taken, and there is none', () => {
  const { manager, events } = stand(false);
  manager.start();
  expect(manager.cameraIs(READY)).toBe(false);
  expect(manager.seen('camera', symbol('A1'))).toBe(false);
  expect([events, manager.snapshots().map(({ id }) => id)]).toEqual([[], ['wedge']]);
});

test('a code that stays before the camera is one scan; a picture chosen twice is two', () => {
  const { manager, events, clock } = stand();
  manager.start();
  for (let time = 0; time < 3; time++) manager.seen('camera', symbol('A1'));
  expect(events).toHaveLength(1);
  clock.advance(BOUNCE_MS + 1);
  manager.seen('camera', symbol('A1'));
  expect(events).toHaveLength(2);
  for (let time = 0; time < 3; time++) manager.seen('picture', symbol('A1'));
  expect(events.slice(2).map(({ deviceId }) => deviceId)).toEqual(Array(3).fill('picture'));
});

test('a window that reads without end is held to the limit of every scanner', () => {
  const { manager, events } = stand();
  manager.start();
  for (let time = 0; time < 100; time++) {
    manager.seen('camera', symbol(`A${time}`));
    manager.seen('picture', symbol(`A${time}`));
  }
  const scans = events.filter(({ kind }) => kind === 'scan');
  expect(scans).toHaveLength(2 * SCAN_BURST);
  expect(events.filter(({ kind }) => kind === 'scan-flood')).toHaveLength(2);
});

test('it takes no commands', async () => {
  const { manager } = stand();
  manager.start();
  expect(await manager.command(CAMERA_ID, 'identify')).toMatchObject({ ok: false });
});

test('an identifier that is none is left out', () => {
  expect(scanOf('picture', { ...symbol('A1'), aim: 'x' }, 0)).not.toHaveProperty('aim');
});
