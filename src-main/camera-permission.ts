import { existsSync } from 'node:fs';
import path from 'node:path';
import { CAMERA_DENIED_FILE } from '../contract/camera.ts';
import type { TerminalConfig } from '../contract/config.ts';

/** What Electron tells of a permission that somebody asks for; what it leaves out counts as absent. */
export interface PermissionAsked {
  /** `media` stands for camera and microphone. */
  readonly permission: string;
  /** Where the page that asks comes from, as a URL. */
  readonly origin: string | undefined;
  readonly isMainFrame: boolean | undefined;
  /** `video`, `audio`; a request may be for both at once. */
  readonly media: readonly (string | undefined)[];
}

/**
 * True for the picture of a camera, asked for by the main frame of the program's own page, and for
 * nothing besides: no sound, nobody's frame, no other right.
 */
export function isCameraAsked(asked: PermissionAsked, ownOrigin: string): boolean {
  const { permission, origin, isMainFrame, media } = asked;
  if (permission !== 'media' || isMainFrame !== true) return false;
  if (origin === undefined || URL.parse(origin) === null) return false;
  const { protocol, host } = new URL(origin);
  if (`${protocol}//${host}` !== ownOrigin) return false;
  return media.length > 0 && media.every((one) => one === 'video');
}

/** True where somebody at the device dock denies the camera now; never without simulation. */
export function isDeniedBySimulation({ simulation }: Pick<TerminalConfig, 'simulation'>): boolean {
  const busDir = simulation?.busDir;
  return busDir !== undefined && existsSync(path.join(busDir, CAMERA_DENIED_FILE));
}
