import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { deviceSnapshotSchema } from '../contract/devices.ts';
import type { DeviceEvent } from './events.ts';
import { createDeviceManager, type DeviceManager } from './manager.ts';
import type { PcscReader, PcscState } from './pcsc/watch.ts';

const NAME = 'ACS ACR39U 00 00';
const ATR = '3b8f8001804f0ca000000306030001000000006a';

function stand(
  path: string | undefined,
  discovery = { adopt: true, intervalMs: 2_000 },
): {
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  readonly see: (...readers: readonly PcscReader[]) => void;
  readonly say: (state: PcscState) => void;
  readonly ended: () => boolean;
} {
  let say: (state: PcscState) => void = () => {};
  let ended = false;
  const ways = { looks: {}, watchSigns: () => () => {} };
  const manager = createDeviceManager({
    devices: path === undefined ? [] : [{ id: 'card', model: 'pcsc-reader', path }],
    clock: manualClock(1_000),
    discovery: { ...discovery, ways },
    startPcsc(onState) {
      say = onState;
      return {
        stop() {
          ended = true;
          return Promise.resolve();
        },
      };
    },
  });
  const events: DeviceEvent[] = [];
  manager.onEvent((event) => events.push(event));
  manager.start();
  return {
    manager,
    events,
    see: (...readers) => say({ available: true, readers }),
    say: (state) => say(state),
    ended: () => ended,
  };
}

test.each([NAME, 'auto'])('reader %s: a card is put there and taken away', async (path) => {
  const { manager, events, see, ended } = stand(path);
  see({ name: NAME, state: 'empty' });
  expect(manager.snapshots()).toMatchObject([
    { id: 'card', state: 'ready', path: NAME, facts: {} },
  ]);
  see({ name: NAME, state: 'present', atr: ATR });
  const [snapshot] = manager.snapshots();
  expect(snapshot).toMatchObject({ state: 'ready', lastReadAt: 1_000 });
  expect(snapshot?.facts).toEqual({
    atr: ATR,
    protocols: 'T=0 T=1',
    historical: '804f0ca00000030603000100000000',
  });
  expect(deviceSnapshotSchema.parse(snapshot)).toEqual(snapshot);
  see({ name: NAME, state: 'in-use', atr: ATR });
  expect(manager.snapshots()[0]?.state).toBe('busy');
  see({ name: NAME, state: 'empty' });
  expect(events).toEqual([
    { kind: 'smart-card-present', deviceId: 'card', at: 1_000, atr: ATR },
    { kind: 'smart-card-removed', deviceId: 'card', at: 1_000 },
  ]);
  await manager.stop();
  expect(ended()).toBe(true);
});

test.each(['ready', 'busy'] as const)('a reader pulled out while %s is absent', (from) => {
  const { manager, events, see } = stand(NAME);
  see({ name: NAME, state: from === 'busy' ? 'in-use' : 'present', atr: ATR });
  expect(manager.snapshots()[0]?.state).toBe(from);
  see();
  expect(manager.snapshots()[0]).toMatchObject({
    state: 'absent',
    reason: { code: 'DEVICE_ABSENT' },
    facts: {},
  });
  expect(events.map(({ kind }) => kind)).toEqual(['smart-card-present', 'smart-card-removed']);
  see({ name: NAME, state: 'empty' });
  expect(manager.snapshots()[0]?.state).toBe('ready');
});

test('a service that is not there is a problem and the reason; every reader of it is adopted', () => {
  const { manager, say, see } = stand(undefined);
  say({ available: false, problem: 'library cannot be loaded', readers: [] });
  expect(manager.problems()).toEqual(['pcsc: library cannot be loaded']);
  see({ name: NAME, state: 'empty' }, { name: 'Other 01 00', state: 'empty' });
  expect(manager.snapshots().map(({ id, state }) => [id, state])).toEqual([
    ['pcsc-reader', 'ready'],
    ['pcsc-reader-2', 'ready'],
  ]);
  expect(manager.found()).toMatchObject([
    { bus: 'pcsc', deviceId: 'pcsc-reader', models: ['pcsc-reader'] },
    { bus: 'pcsc', deviceId: 'pcsc-reader-2' },
  ]);
  say({ available: false, problem: 'not running', readers: [] });
  expect(manager.snapshots()[0]?.reason?.detail).toBe('not running');
});

test('a card that does not answer leaves the reader ready, without a card', () => {
  const { manager, events, see } = stand(NAME);
  see({ name: NAME, state: 'mute' });
  see({ name: NAME, state: 'present', atr: '3b' });
  expect([manager.snapshots()[0]?.state, events]).toEqual(['ready', []]);
});
