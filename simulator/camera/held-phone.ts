import type { Cancel, Clock } from '../../contract/clock.ts';
import type { VirtualCamera } from './virtual-camera.ts';

/** A phone is held before the camera for so long, in milliseconds. */
export const HELD_MS = 4_000;

/** A hand that holds a phone with a code before the simulated camera, and takes it away again. */
export interface HeldPhone {
  /** @param aim code character and modifier of the AIM identifier: what the phone shows the code as */
  hold(text: string, aim: string): void;
  end(): void;
}

export function createHeldPhone(camera: Pick<VirtualCamera, 'show'>, clock: Clock): HeldPhone {
  let cancel: Cancel = () => {};
  return {
    hold(text, aim) {
      cancel();
      camera.show({ text, symbology: aim.startsWith('g') ? 'grid-matrix' : 'qr' });
      cancel = clock.after(HELD_MS, () => camera.show({}));
    },
    end: () => cancel(),
  };
}
