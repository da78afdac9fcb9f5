import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { DeviceSnapshot, DeviceState } from '../../contract/devices.ts';
import { failure } from '../../contract/failures.ts';
import { createDeviceEntries, FAULT_MS, FIRST_BACK_MS } from './device-entries.ts';

const DEVICE: DeviceSnapshot = {
  ...{ id: 'scanner-1', kind: 'scanner', model: 'm', name: 'n', path: 'p' },
  ...{ origin: 'configured', state: 'ready', since: 0, facts: {}, commands: [] },
};

function stand() {
  const clock = manualClock();
  const entries: string[] = [];
  const devices = createDeviceEntries(clock, ({ event, failure: why }) =>
    entries.push(why === undefined ? event : `${event} ${why}`),
  );
  const is = (state: DeviceState): void => {
    const reason = state === 'faulty' ? { reason: failure('DEVICE_SILENT') } : {};
    devices.changed([{ ...DEVICE, state, ...reason }]);
  };
  return { clock, devices, entries, is };
}

test('a start, a scan and a twitch are nothing', () => {
  const { clock, entries, is } = stand();
  is('opening');
  clock.advance(FAULT_MS - 1);
  is('ready');
  is('busy');
  clock.advance(60_000);
  expect(entries).toEqual([]);
});

test('a device that stays away and answers again for a while', () => {
  const { clock, entries, is } = stand();
  is('faulty');
  clock.advance(FAULT_MS);
  expect(entries).toEqual(['device.fault DEVICE_SILENT']);
  is('ready');
  clock.advance(FIRST_BACK_MS - 1);
  expect(entries).toHaveLength(1);
  clock.advance(1);
  expect(entries).toEqual(['device.fault DEVICE_SILENT', 'device.back']);
});

test('one that is taken out of the list is away', () => {
  const { clock, devices, entries, is } = stand();
  is('ready');
  devices.changed([]);
  clock.advance(FAULT_MS);
  expect(entries).toEqual(['device.fault']);
});

test.each([100, 1_000, 4_000, 12_000, 30_000, 61_000])(
  'a cable that flaps every %i ms makes a few entries an hour',
  (everyMs) => {
    const { clock, entries, is } = stand();
    for (let at = 0; at < 3_600_000; at += 2 * everyMs) {
      is('absent');
      clock.advance(everyMs);
      is('ready');
      clock.advance(everyMs);
    }
    expect(entries[0]).toBe('device.fault');
    expect(entries.length).toBeLessThanOrEqual(30);
  },
);

test('nothing is written after the stop', () => {
  const { clock, devices, entries, is } = stand();
  is('absent');
  devices.stop();
  clock.advance(60_000);
  expect(entries).toEqual([]);
});
