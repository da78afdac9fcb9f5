import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { FoundDevice } from '../contract/devices.ts';
import { LOOK_LIMIT_MS, watchBus, type BusWatch, type Look } from './bus-watch.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stand(look: Look): {
  readonly clock: ReturnType<typeof manualClock>;
  readonly told: (readonly FoundDevice[] | string)[];
  readonly bus: BusWatch;
} {
  const clock = manualClock();
  const told: (readonly FoundDevice[] | string)[] = [];
  const bus = watchBus({
    clock,
    intervalMs: 2_000,
    look,
    onDevices: (devices) => told.push(devices),
    onProblem: (problem) => told.push(problem),
  });
  return { clock, told, bus };
}

test('a bus is looked at at once, then at every interval, and not after the end', async () => {
  let looks = 0;
  const { clock, told, bus } = stand(() => {
    looks++;
    return Promise.resolve([PORT]);
  });
  await settled();
  expect(told).toEqual([[PORT]]);
  clock.advance(1_999);
  expect(looks).toBe(1);
  clock.advance(1);
  await settled();
  expect(looks).toBe(2);
  bus.stop();
  bus.poke();
  clock.advance(10_000);
  expect([looks, clock.pending()]).toEqual([2, 0]);
});

test('a sign of change means a look at once; signs in a look mean one more after it', async () => {
  let looks = 0;
  let finish: () => void = () => {};
  const { bus } = stand(() => {
    looks++;
    return new Promise((resolve) => {
      finish = () => resolve([]);
    });
  });
  await settled();
  bus.poke();
  bus.poke();
  await settled();
  expect(looks).toBe(1);
  finish();
  await settled();
  expect(looks).toBe(2);
  finish();
  await settled();
  expect(looks).toBe(2);
  bus.poke();
  await settled();
  expect(looks).toBe(3);
});

test('a look that hangs is a problem once, is not repeated, and its late answer counts', async () => {
  let looks = 0;
  let finish: () => void = () => {};
  const { clock, told } = stand(() => {
    looks++;
    return new Promise((resolve) => {
      finish = () => resolve([PORT]);
    });
  });
  await settled();
  clock.advance(10 * LOOK_LIMIT_MS);
  expect([looks, told]).toEqual([1, ['no answer']]);
  finish();
  await settled();
  expect(told).toEqual(['no answer', [PORT]]);
});

test('a library that throws is a problem, whichever way it throws, and is asked again', async () => {
  let looks = 0;
  const { clock, told } = stand(() => {
    looks++;
    if (looks === 1) throw new Error('cannot load libusb');
    return looks === 2 ? Promise.reject(new Error('no udevadm')) : Promise.resolve([]);
  });
  for (let round = 0; round < 3; round++) {
    await settled();
    clock.advance(2_000);
  }
  expect(told).toEqual(['cannot load libusb', 'no udevadm', []]);
});
