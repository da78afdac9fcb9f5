import type { CameraReport } from '../../contract/camera.ts';

type Failed = Extract<CameraReport, { readonly state: 'failed' }>;

/** What an error of `getUserMedia` means (W3C Media Capture and Streams, 10.2.1). */
const CODES: Readonly<Record<string, Failed['code']>> = {
  NotFoundError: 'DEVICE_ABSENT',
  OverconstrainedError: 'DEVICE_ABSENT',
  NotAllowedError: 'DEVICE_PERMISSION',
  SecurityError: 'DEVICE_PERMISSION',
  // In use by another program, or broken: nobody can tell.
  NotReadableError: 'DEVICE_BUSY',
  AbortError: 'DEVICE_OPEN_FAILED',
};

export function cameraFailure(error: unknown): Failed {
  const name = error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
  return { state: 'failed', code: CODES[name] ?? 'DEVICE_OPEN_FAILED', detail: name.slice(0, 40) };
}

/** It was there and is not any more. */
export const LOST: Failed = { state: 'failed', code: 'DEVICE_ABSENT', detail: 'lost' };
/** None is there, or none whose name fits. */
export const NONE: Failed = { state: 'failed', code: 'DEVICE_ABSENT', detail: 'none' };
/** It is open and gives no pictures. */
export const SILENT: Failed = {
  state: 'failed',
  code: 'DEVICE_OPEN_FAILED',
  detail: 'no pictures',
};
