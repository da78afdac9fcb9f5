import type { LiangmaBridge } from '../../contract/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the page has no other way out. */
    readonly liangma: LiangmaBridge;
  }
}
