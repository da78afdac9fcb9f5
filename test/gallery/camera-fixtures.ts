import { CAMERA_ID } from '../../contract/camera.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Snapshot } from '../../contract/snapshot.ts';

const S = 1_000;

/** The window's camera, which cannot be used just now. */
function cameraAway(at: number): DeviceSnapshot {
  return {
    id: CAMERA_ID,
    kind: 'scanner',
    model: CAMERA_ID,
    name: '摄像头 (camera)',
    path: 'USB Camera',
    origin: 'configured',
    state: 'absent',
    since: at - 30 * S,
    reason: { code: 'DEVICE_ABSENT', detail: 'lost' },
    facts: {},
    commands: [],
  };
}

/** Pages of a terminal on which nothing but the camera reads codes: none may speak of a scanner. */
export function cameraVariants(
  at: number,
  reader: DeviceSnapshot,
  evidence: SessionView,
): Record<string, Partial<Snapshot>> {
  const devices = [cameraAway(at), reader];
  const expired = { code: 'CODE_EXPIRED' } as const;
  return {
    'camera-idle': { devices },
    'camera-only': { devices: [cameraAway(at)] },
    'camera-evidence': { devices, session: evidence },
    'camera-failed': {
      devices,
      session: { state: 'failed', sessionId: 's1', failure: expired, endsAt: at + 12 * S },
    },
  };
}
