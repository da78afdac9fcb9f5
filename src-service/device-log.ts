import type { DeviceSnapshot } from '../contract/devices.ts';
import type { Log } from '../contract/log.ts';

/** Logs every change of a device that matters; that it reads something now and then is none. */
export function createDeviceLog(log: Log): (devices: readonly DeviceSnapshot[]) => void {
  const told = new Map<string, string>();
  return (devices) => {
    for (const { id, state: now, reason } of devices) {
      const state = now === 'busy' ? 'ready' : now;
      const line = `${state} ${reason?.code ?? ''}`;
      if (told.get(id) === line) continue;
      told.set(id, line);
      log({ event: 'device.state', id, state, ...(reason ? { reason: reason.code } : {}) });
    }
  };
}
