import { rmSync, writeFileSync } from 'node:fs';
import type { CameraCondition } from './camera-condition.ts';
import type { VirtualCamera } from './virtual-camera.ts';

/** What somebody at the dock does with the simulated camera. */
export interface CameraStand {
  condition(): CameraCondition;
  set(condition: CameraCondition): void;
}

/** @param deniedFile stands there as long as the terminal is to deny the camera to its page */
export function createCameraStand(
  camera: Pick<VirtualCamera, 'cover' | 'plug' | 'unplug'>,
  deniedFile: string,
): CameraStand {
  let condition: CameraCondition = 'ready';
  return {
    condition: () => condition,
    set(wanted) {
      if (wanted === 'denied') writeFileSync(deniedFile, '');
      else rmSync(deniedFile, { force: true });
      camera.cover(wanted === 'covered');
      // Whoever has a camera open that is denied from now on loses it, as with one that is pulled out.
      if (wanted === 'unplugged' || (wanted === 'denied' && condition !== 'denied'))
        camera.unplug();
      if (wanted !== 'unplugged') camera.plug();
      condition = wanted;
    },
  };
}
