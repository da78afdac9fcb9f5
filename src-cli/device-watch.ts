import type { DeviceSnapshot } from '../contract/devices.ts';
import type { DeviceManager } from '../drivers/manager.ts';
import type { Console } from './command.ts';
import { reasonWords, stateWord } from './device-tables.ts';
import { visible } from './visible.ts';

type Observed = Pick<DeviceManager, 'snapshots' | 'onChange'>;

export function allReady(devices: readonly DeviceSnapshot[]): boolean {
  // A device in the middle of a card or a scan works.
  return devices.every(({ state }) => state === 'ready' || state === 'busy');
}

/** Waits until all devices are ready, `limitMs` have passed or `stop` is aborted. */
export function settle(
  manager: Observed,
  limitMs: number,
  stop: AbortSignal,
): Promise<DeviceSnapshot[]> {
  return new Promise((resolve) => {
    function end(): void {
      clearTimeout(timer);
      unsubscribe();
      stop.removeEventListener('abort', end);
      resolve(manager.snapshots());
    }
    const timer = setTimeout(end, limitMs);
    const unsubscribe = manager.onChange(() => {
      if (allReady(manager.snapshots())) end();
    });
    stop.addEventListener('abort', end);
    if (stop.aborted || allReady(manager.snapshots())) end();
  });
}

/** Prints each change of a device with its time until `console.stop` is aborted. */
export async function watch(manager: Observed, console: Console, json: boolean): Promise<void> {
  const { out, text, stop } = console;
  let shown = byId(manager.snapshots());
  const unsubscribe = manager.onChange(() => {
    const now = byId(manager.snapshots());
    for (const [id, device] of now) {
      if (isSame(device, shown.get(id))) continue;
      out(json ? JSON.stringify(device) : changeLine(device));
    }
    shown = now;
  });
  if (!stop.aborted) {
    await new Promise((resolve) => {
      stop.addEventListener('abort', resolve);
      // Nothing else may be running when no device is configured.
      const alive = setInterval(() => {}, 60_000);
      stop.addEventListener('abort', () => clearInterval(alive));
    });
  }
  unsubscribe();

  function changeLine(device: DeviceSnapshot): string {
    const reason = reasonWords(device.reason, text);
    const words = [clockTime(device.since), device.id, stateWord(device, text)];
    return visible([...words, reason].filter(Boolean).join('  '));
  }
}

/** The list grows with what is adopted, so that a place in it says nothing. */
function byId(devices: readonly DeviceSnapshot[]): ReadonlyMap<string, DeviceSnapshot> {
  return new Map(devices.map((device) => [device.id, device]));
}

function isSame(one: DeviceSnapshot, other: DeviceSnapshot | undefined): boolean {
  const { state, reason, since } = one;
  return state === other?.state && reason?.code === other.reason?.code && since === other.since;
}

/** Local time of day with milliseconds. */
function clockTime(at: number): string {
  const date = new Date(at);
  const part = (value: number, width = 2): string => String(value).padStart(width, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((one) => part(one));
  return `${time.join(':')}.${part(date.getMilliseconds(), 3)}`;
}
