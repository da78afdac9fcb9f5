import { CAMERA_ID } from '../contract/camera.ts';
import type { DeviceSnapshot } from '../contract/devices.ts';
import type { VerifyRequest } from '../contract/platform/code-system.ts';
import { CATALOGUE } from '../drivers/catalogue/load.ts';

/** By what a code was read (读码通道), as the platform is told. */
export type InputPath = NonNullable<VerifyRequest['inputPath']>;

/** By what this device reads codes; absent for one that is not there or reads none. */
export function inputPathOf(
  devices: readonly Pick<DeviceSnapshot, 'id' | 'model'>[],
  deviceId: string,
): InputPath | undefined {
  const model = devices.find(({ id }) => id === deviceId)?.model ?? '';
  if (deviceId === CAMERA_ID && model === CAMERA_ID) return 'camera';
  switch (CATALOGUE.get(model)?.transport.type) {
    case 'serial':
      return 'serial';
    case 'hid':
      return 'hid';
    case 'keyboard':
      return 'kbw';
    default:
      return undefined;
  }
}
