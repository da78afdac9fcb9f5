import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../../contract/clock.node.ts';
import type { DeviceEvent } from '../../../drivers/events.ts';
import { createDeviceManager } from '../../../drivers/manager.ts';
import type { ScanLimit } from '../../../drivers/scan-limit.ts';
import { withinLimit } from './limit.ts';

/** One device as the terminal runs it. */
export interface OwnDevice {
  /** Settles at the next event of the kind, with the time of it in ns. */
  next(kind: DeviceEvent['kind']): Promise<bigint>;
  onEvent(listener: (event: DeviceEvent) => void): void;
  close(): Promise<void>;
}

/** What is measured is faster than any hand. */
const NO_LIMIT: ScanLimit = { take: () => 'told' };
const READY_LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 5;

/** Opens a device and waits until it is ready. */
export async function ownDevice(
  model: string,
  path: string,
  baudRate?: number,
): Promise<OwnDevice> {
  const device = { id: 'device', model, path, ...(baudRate !== undefined && { baudRate }) };
  const manager = createDeviceManager({
    devices: [device],
    clock: systemClock,
    scanLimit: NO_LIMIT,
  });
  const waiting = new Map<DeviceEvent['kind'], (at: bigint) => void>();
  manager.onEvent(({ kind }) => {
    const at = process.hrtime.bigint();
    const heard = waiting.get(kind);
    waiting.delete(kind);
    heard?.(at);
  });
  manager.start();
  const end = performance.now() + READY_LIMIT_MS;
  while (manager.snapshots()[0]?.state !== 'ready') {
    if (performance.now() > end) throw new Error(`${model} does not get ready`);
    await delay(LOOK_EVERY_MS);
  }
  return {
    next: (kind) =>
      withinLimit(`${kind} of ${model}`, new Promise((resolve) => void waiting.set(kind, resolve))),
    onEvent: (listener) => void manager.onEvent(listener),
    close: () => manager.stop(),
  };
}
