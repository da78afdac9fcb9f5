import { CAMERA_ID } from '../../contract/camera.ts';
import type { DeviceKind, DeviceSnapshot } from '../../contract/devices.ts';

type Known = Pick<DeviceSnapshot, 'id' | 'kind' | 'state'>;

/** True where nothing but the window's camera reads codes: then a page speaks of no scanner. */
export function isCameraAlone(devices: readonly Known[]): boolean {
  const readers = devices.filter(({ kind }) => kind === 'scanner');
  return readers.length > 0 && readers.every(({ id }) => id === CAMERA_ID);
}

/** True where the window's camera sees something, or is about to: then its picture is shown. */
export function isCameraUp(devices: readonly Known[]): boolean {
  return devices.some(({ id, state }) => id === CAMERA_ID && !['absent', 'faulty'].includes(state));
}

/** Key of the text in `devices:kind`: the camera is no scanner to whoever looks at it. */
export function kindKey({ id, kind }: Pick<Known, 'id' | 'kind'>): DeviceKind | 'camera' {
  return id === CAMERA_ID ? 'camera' : kind;
}
