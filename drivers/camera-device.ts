import { isDeepStrictEqual } from 'node:util';
import { CAMERA_ID, type CameraReport, type SeenSymbol } from '../contract/camera.ts';
import type { DeviceSnapshot } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { refused } from './command-desk.ts';
import type { ScanEvent } from './events.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice } from './managed-device.ts';
import { splitAim } from './protocol/scanner/aim.ts';

/** What the window's camera has become, and what it has read. Both are false once it is stopped. */
export interface CameraDevice extends ManagedDevice {
  readonly entry: DeviceEntry;
  tell(report: CameraReport): boolean;
  see(symbol: SeenSymbol): boolean;
}

/** A symbol that the window has read, as a scanner would tell it. */
export function scanOf(deviceId: string, symbol: SeenSymbol, at: number): ScanEvent {
  const { text, bytes } = symbol;
  const { aim } = splitAim(new TextEncoder().encode(symbol.aim));
  return { kind: 'scan', deviceId, at, bytes, text, ...(aim && { aim }) };
}

/**
 * The camera of the window (摄像头), which alone can open it: what it tells is what is known. As long
 * as it has told nothing, the camera is being opened.
 */
export function cameraDevice({ clock, emit, changed }: DeviceWorld): CameraDevice {
  const entry = { id: CAMERA_ID, model: CAMERA_ID, origin: 'configured', path: CAMERA_ID } as const;
  let isRunning = false;
  let since = clock.now();
  let told: CameraReport = { state: 'opening' };
  /** Stays when the camera is away: where it stood last. */
  let label = '';
  return {
    entry,
    start() {
      isRunning = true;
      changed();
    },
    stop() {
      isRunning = false;
      return Promise.resolve();
    },
    tell(report) {
      if (!isRunning) return false;
      if (isDeepStrictEqual(report, told)) return true;
      if (report.state !== told.state) since = clock.now();
      told = report;
      if (report.state === 'ready') label = report.label;
      changed();
      return true;
    },
    see(symbol) {
      if (!isRunning) return false;
      // Above the limit it is dropped; a window that reads too much is no reason to stop it.
      emit(scanOf(CAMERA_ID, symbol, clock.now()));
      return true;
    },
    command: () => refused('a camera takes no commands'),
    standAt: () => {},
    snapshot: () => ({
      id: CAMERA_ID,
      kind: 'scanner',
      model: CAMERA_ID,
      name: '摄像头 (camera)',
      path: label,
      origin: entry.origin,
      ...stateOf(told),
      since,
      facts: told.state === 'ready' ? { resolution: told.size } : {},
      commands: [],
    }),
  };
}

function stateOf(told: CameraReport): Pick<DeviceSnapshot, 'state' | 'reason'> {
  if (told.state !== 'failed') return { state: told.state };
  const state = told.code === 'DEVICE_ABSENT' ? 'absent' : 'faulty';
  return { state, reason: failure(told.code, told.detail) };
}
