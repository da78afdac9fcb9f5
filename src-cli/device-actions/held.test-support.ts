import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { wall, type Wall } from '../../drivers/wall.test-support.ts';
import type { HeldDevice } from './with-device.ts';

/** A device of this model that is ready, and the socket in the wall that it hangs on. */
export async function heldDevice(
  model: string,
  setUp: (at: Wall) => void = () => {},
): Promise<HeldDevice & { readonly at: Wall }> {
  const at = wall();
  setUp(at);
  const manager = createDeviceManager({
    devices: [{ id: 'one', model, path: '/dev/ttyS9' }],
    clock: systemClock,
    openTransport: (path) => at.transport(path),
  });
  onTestFinished(() => manager.stop());
  manager.start();
  await expect.poll(() => manager.snapshots()[0]?.state).toBe('ready');
  const [device] = manager.snapshots();
  if (!device) throw new Error('there is no device');
  return { at, manager, device };
}
