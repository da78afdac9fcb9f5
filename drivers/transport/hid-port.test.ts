import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Failure } from '../../contract/failures.ts';
import { openHidDevice, type HidHandle } from './hid-port.ts';

/** Usage page and usage of a report without and with an id. */
const WITHOUT_IDS = Uint8Array.of(0x05, 0x8c, 0x09, 0xfe, 0x75, 8, 0x95, 4, 0x81, 2);
const WITH_IDS = Uint8Array.of(0x85, 2, ...WITHOUT_IDS);

/**
 * The surface of an open device of `node-hid`, for want of a HID device. Like the original it emits
 * `data` and `error`, and never a close.
 */
class HandleSurface extends EventEmitter implements HidHandle {
  readonly written: string[] = [];
  refusal: Error | undefined;

  write(report: Buffer): Promise<number> {
    return this.accept('output', report);
  }

  sendFeatureReport(report: Buffer): Promise<number> {
    return this.accept('feature', report);
  }

  close(): Promise<void> {
    this.written.push('close');
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve();
  }

  private accept(kind: string, report: Buffer): Promise<number> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.written.push(`${kind} ${report.toString('hex')}`);
    return Promise.resolve(report.length);
  }
}

const there = (): Promise<boolean> => Promise.resolve(true);

test('reports pass both ways, output and feature told apart', async () => {
  const handle = new HandleSurface();
  const port = openHidDevice(handle, there, WITH_IDS);
  const reports: Uint8Array[] = [];
  port.onBytes((report) => reports.push(report));
  handle.emit('data', Buffer.of(2, 1, 0x41));
  expect(reports).toEqual([Uint8Array.of(2, 1, 0x41)]);
  expect(await port.write(Uint8Array.of(4, 4))).toEqual({ ok: true, value: undefined });
  expect(await port.write(Uint8Array.of(254, 1), 'feature')).toMatchObject({ ok: true });
  expect(handle.written).toEqual(['output 0404', 'feature fe01']);
  expect(port.descriptor).toBe(WITH_IDS);
});

test('where the device has no report ids, 0 stands for one', () => {
  const handle = new HandleSurface();
  const reports: Uint8Array[] = [];
  openHidDevice(handle, there, WITHOUT_IDS).onBytes((report) => reports.push(report));
  handle.emit('data', Buffer.of(1, 0x41));
  expect(reports).toEqual([Uint8Array.of(0, 1, 0x41)]);
});

test.each([undefined, Uint8Array.of(0x05)])(
  'without a readable descriptor nothing is added',
  (none) => {
    const handle = new HandleSurface();
    const reports: Uint8Array[] = [];
    openHidDevice(handle, there, none).onBytes((report) => reports.push(report));
    handle.emit('data', Buffer.of(2, 0x41));
    expect(reports).toEqual([Uint8Array.of(2, 0x41)]);
  },
);

test('a failed read is an unplugged device, told once', async () => {
  const handle = new HandleSurface();
  const port = openHidDevice(handle, there);
  const told: Failure[] = [];
  port.onClosed((reason) => told.push(reason));
  handle.emit('error', new Error('could not read from HID device'));
  handle.emit('error', new Error('could not read from HID device'));
  expect(told).toEqual([{ code: 'DEVICE_ABSENT', detail: 'could not read from HID device' }]);
  expect(await port.isAlive()).toBe(false);
  expect(await port.write(Uint8Array.of(1))).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});

test('a device that enumeration no longer shows is not alive, whatever the handle says', async () => {
  const port = openHidDevice(new HandleSurface(), () => Promise.resolve(false));
  expect(await port.isAlive()).toBe(false);
});

test('a refused write is a failure', async () => {
  const handle = new HandleSurface();
  const port = openHidDevice(handle, there);
  handle.refusal = new Error('Cannot write to hid device: Permission denied');
  expect(await port.write(Uint8Array.of(1))).toMatchObject({
    error: { code: 'DEVICE_PERMISSION' },
  });
});

test('it is closed once, harmless even when that fails, and tells nobody', async () => {
  const handle = new HandleSurface();
  const port = openHidDevice(handle, there);
  const told: Failure[] = [];
  port.onClosed((reason) => told.push(reason));
  handle.refusal = new Error('gone');
  await port.close();
  await port.close();
  handle.emit('error', new Error('could not read from HID device'));
  expect(handle.written).toEqual(['close']);
  expect(told).toEqual([]);
  expect(await port.isAlive()).toBe(false);
});
