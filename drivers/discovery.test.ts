import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { FoundDevice } from '../contract/devices.ts';
import type { Look } from './bus-watch.ts';
import { CALM_MS, startDiscovery, type RunningDiscovery } from './discovery.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stand(looks: Readonly<Record<string, Look>>): {
  readonly clock: ReturnType<typeof manualClock>;
  readonly discovery: RunningDiscovery;
  readonly changes: () => number;
  readonly sign: () => void;
  readonly watched: () => boolean;
} {
  const clock = manualClock();
  let changes = 0;
  let sign: (() => void) | undefined;
  const discovery = startDiscovery({
    clock,
    intervalMs: 2_000,
    looks,
    watchSigns(onSign) {
      sign = onSign;
      return () => {
        sign = undefined;
      };
    },
    onChange: () => changes++,
  });
  return {
    clock,
    discovery,
    changes: () => changes,
    sign: () => sign?.(),
    watched: () => sign !== undefined,
  };
}

test('only what is new is told', async () => {
  let ports = [PORT];
  const { clock, discovery, changes } = stand({ serial: () => Promise.resolve(ports) });
  await settled();
  expect([discovery.devices(), changes()]).toEqual([[PORT], 1]);
  clock.advance(2_000);
  await settled();
  expect(changes()).toBe(1);
  ports = [];
  clock.advance(2_000);
  await settled();
  expect([discovery.devices(), changes()]).toEqual([[], 2]);
});

test('a bus that hangs or fails is a line; the other one is looked at all the same', async () => {
  const { clock, discovery } = stand({
    hid: () => new Promise(() => {}),
    usb: () => Promise.reject(new Error('libusb is missing')),
    serial: () => Promise.resolve([PORT]),
  });
  await settled();
  expect(discovery.devices()).toEqual([PORT]);
  clock.advance(5_000);
  expect(discovery.problems().toSorted()).toEqual(['hid: no answer', 'usb: libusb is missing']);
});

test('what was there before a look that failed still counts', async () => {
  let fails = false;
  const { clock, discovery } = stand({
    serial: () => (fails ? Promise.reject(new Error('busy')) : Promise.resolve([PORT])),
  });
  await settled();
  fails = true;
  clock.advance(2_000);
  await settled();
  expect([discovery.devices(), discovery.problems()]).toEqual([[PORT], ['serial: busy']]);
});

test('a storm of signs is one look, and after the end there is none', async () => {
  let looks = 0;
  const { clock, discovery, sign, watched } = stand({
    serial: () => {
      looks++;
      return Promise.resolve([]);
    },
  });
  await settled();
  for (let signs = 0; signs < 20; signs++) sign();
  clock.advance(CALM_MS);
  await settled();
  expect(looks).toBe(2);
  sign();
  discovery.stop();
  clock.advance(10_000);
  expect([looks, watched(), clock.pending()]).toEqual([2, false, 0]);
});
