import type { DeviceKind, DeviceSnapshot } from '../contract/devices.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { Abilities } from '../identity/ways.ts';

/** What this terminal can do just now to find out who somebody is. No camera compares faces yet. */
export function abilitiesOf(
  devices: readonly Pick<DeviceSnapshot, 'kind' | 'state'>[],
  platform: Snapshot['platform']['state'],
): Abilities {
  const has = (kind: DeviceKind): boolean =>
    devices.some((one) => one.kind === kind && ['ready', 'busy'].includes(one.state));
  return {
    cardReader: has('id-card-reader'),
    code: has('scanner'),
    camera: false,
    // Until it has answered for the first time nobody knows; a request will tell.
    online: platform !== 'offline',
  };
}
