import { expect, test } from 'vitest';
import type { DeviceSnapshot } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { recordedConsole } from './console.test-support.ts';
import { allReady, settle, watch } from './device-watch.ts';

const DEVICE: DeviceSnapshot = {
  id: 'scanner-1',
  kind: 'scanner',
  model: 'generic-serial',
  name: '串口扫码器',
  path: '/dev/ttyX0',
  state: 'opening',
  since: 0,
  facts: {},
  origin: 'configured',
  commands: [],
};
const OTHER = { ...DEVICE, id: 'reader-1' };

function observed(...devices: DeviceSnapshot[]) {
  let now = devices;
  let tell = (): void => {};
  return {
    snapshots: () => now,
    onChange(listener: () => void) {
      tell = listener;
      return () => (tell = () => {});
    },
    become(...next: DeviceSnapshot[]) {
      now = next;
      tell();
    },
  };
}

test('a device that is busy works, one that is opening does not yet', () => {
  expect(
    allReady([
      { ...DEVICE, state: 'ready' },
      { ...OTHER, state: 'busy' },
    ]),
  ).toBe(true);
  expect(allReady([{ ...DEVICE, state: 'ready' }, OTHER])).toBe(false);
  expect(allReady([])).toBe(true);
});

test('settling ends as soon as all are ready', async () => {
  const manager = observed(DEVICE);
  const settled = settle(manager, 60_000, new AbortController().signal);
  manager.become({ ...DEVICE, state: 'ready' });
  expect(await settled).toMatchObject([{ state: 'ready' }]);
});

test('settling ends after its time, and when it is stopped', async () => {
  const manager = observed(DEVICE);
  const stopping = new AbortController();
  expect(await settle(manager, 5, stopping.signal)).toMatchObject([{ state: 'opening' }]);
  const settled = settle(manager, 60_000, stopping.signal);
  stopping.abort();
  expect(await settled).toMatchObject([{ state: 'opening' }]);
  expect(await settle(manager, 60_000, stopping.signal)).toHaveLength(1);
});

test('a watch prints what has changed and nothing else', async () => {
  const manager = observed(DEVICE, OTHER);
  const console = recordedConsole();
  const watching = watch(manager, console, false);
  const reason = failure('DEVICE_ABSENT', 'ENOENT');
  const gone: DeviceSnapshot = { ...OTHER, state: 'absent', reason, since: 61_007 };
  manager.become(DEVICE, gone);
  manager.become(DEVICE, gone);
  manager.become({ ...DEVICE, state: 'ready', since: 61_008 }, gone);
  console.interrupt();
  await watching;
  manager.become(DEVICE, OTHER);
  expect(console.said).toHaveLength(2);
  expect(console.said[0]).toMatch(
    /^\d\d:\d\d:01\.007 {2}reader-1 {2}absent {2}The device is not connected \(ENOENT\)$/,
  );
  expect(console.said[1]).toMatch(/^\d\d:\d\d:01\.008 {2}scanner-1 {2}ready$/);
});

test('with JSON a change is one object a line', async () => {
  const manager = observed(DEVICE);
  const console = recordedConsole();
  const watching = watch(manager, console, true);
  manager.become({ ...DEVICE, state: 'ready', since: 9 });
  console.interrupt();
  await watching;
  expect(console.said.map((line) => JSON.parse(line) as unknown)).toEqual([
    { ...DEVICE, state: 'ready', since: 9 },
  ]);
});

test('what a device says of its trouble stays on its line', async () => {
  const manager = observed(DEVICE);
  const console = recordedConsole();
  const watching = watch(manager, console, false);
  const reason = failure('DEVICE_SILENT', 'x\u001b[1A\nscanner-1  ready');
  manager.become({ ...DEVICE, state: 'faulty', reason, since: 1 });
  console.interrupt();
  await watching;
  expect(console.said).toHaveLength(1);
  expect(console.said[0]).toContain(String.raw`x\u001b[1A\u000ascanner-1  ready`);
});
