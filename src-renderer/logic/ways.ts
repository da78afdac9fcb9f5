import type { DeviceKind, DeviceSnapshot } from '../../contract/devices.ts';

/**
 * What a citizen can do with one kind of device:
 * - `none`: no such device is configured, the way is not offered
 * - `reading`, `ready`, `starting`: at least one device is
 * - `unavailable`: all are absent or faulty
 */
export type WayState = 'none' | 'reading' | 'ready' | 'starting' | 'unavailable';

/** The best that the devices of one kind offer. */
export function wayState(devices: readonly DeviceSnapshot[], kind: DeviceKind): WayState {
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

export function waysOf(devices: readonly DeviceSnapshot[]): Ways {
  return { code: wayState(devices, 'scanner'), card: wayState(devices, 'id-card-reader') };
}

/** True where every configured device answers. */
export function allDevicesReady(devices: readonly DeviceSnapshot[]): boolean {
  return devices.every((device) => device.state === 'ready' || device.state === 'busy');
}

/** Keys of the texts in `session:idle`: what a citizen can begin with now. */
export interface IdleWords {
  readonly title: 'title' | 'titleCodeOnly' | 'titleCardOnly' | 'titleScanOnly' | 'titleNone';
  readonly lead: 'lead' | 'leadScanOnly' | 'leadNone';
}

export function idleWords({ code, card }: Ways, phone: boolean): IdleWords {
  if (isUsable(code)) return { title: isUsable(card) ? 'title' : 'titleCodeOnly', lead: 'lead' };
  if (isUsable(card)) return { title: 'titleCardOnly', lead: 'lead' };
  return phone
    ? { title: 'titleScanOnly', lead: 'leadScanOnly' }
    : { title: 'titleNone', lead: 'leadNone' };
}
