import type { DeviceKind, DeviceSnapshot } from '../../contract/devices.ts';
import type { Snapshot } from '../../contract/snapshot.ts';

/**
 * What a citizen can do with one kind of device:
 * - `none`: no such device is configured, the way is not offered
 * - `reading`, `ready`, `starting`: at least one device is
 * - `unavailable`: all are absent or faulty
 * - `offline`: at least one device is ready, but nothing can be made of it without the platform
 */
export type WayState = 'none' | 'reading' | 'ready' | 'starting' | 'unavailable' | 'offline';

/** The best that the devices of one kind offer. */
export function wayState(
  devices: readonly DeviceSnapshot[],
  kind: DeviceKind,
): Exclude<WayState, 'offline'> {
  const states = devices.filter((device) => device.kind === kind).map((device) => device.state);
  if (states.length === 0) return 'none';
  if (states.includes('busy')) return 'reading';
  if (states.includes('ready')) return 'ready';
  return states.includes('opening') ? 'starting' : 'unavailable';
}

/** True where a citizen can begin this way, or has just begun. */
export function isUsable(way: WayState): boolean {
  return way === 'ready' || way === 'reading';
}

/** The two ways of beginning: show a code (亮码) or put down the ID card. */
export interface Ways {
  readonly code: WayState;
  readonly card: WayState;
}

/** A code that is shown while the platform is away is saved; a card cannot wait for it. */
export function waysOf({ devices, platform }: Pick<Snapshot, 'devices' | 'platform'>): Ways {
  const card = wayState(devices, 'id-card-reader');
  const isAway = platform.state === 'offline' && isUsable(card);
  return { code: wayState(devices, 'scanner'), card: isAway ? 'offline' : card };
}

/** True where every configured device answers. */
export function allDevicesReady(devices: readonly DeviceSnapshot[]): boolean {
  return devices.every((device) => device.state === 'ready' || device.state === 'busy');
}

/** Keys of the texts in `session:idle`: what a citizen can begin with now. */
export interface IdleWords {
  readonly title: 'title' | 'titleCodeOnly' | 'titleCardOnly' | 'titleScanOnly' | 'titleNone';
  readonly lead: 'lead' | 'leadSaved' | 'leadScanOnly' | 'leadNone' | 'leadOffline';
}

export function idleWords(
  { code, card }: Ways,
  at: { readonly phone: boolean; readonly online: boolean },
): IdleWords {
  if (isUsable(code)) {
    const title = isUsable(card) ? 'title' : 'titleCodeOnly';
    return { title, lead: at.online ? 'lead' : 'leadSaved' };
  }
  if (isUsable(card)) return { title: 'titleCardOnly', lead: 'lead' };
  if (at.phone) return { title: 'titleScanOnly', lead: 'leadScanOnly' };
  return { title: 'titleNone', lead: card === 'offline' ? 'leadOffline' : 'leadNone' };
}
