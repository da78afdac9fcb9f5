import type { FoundDevice } from '../contract/devices.ts';
import type { Catalogue } from './adopt-fit.ts';
import { devicesOfFolder } from './bus-folder.node.ts';
import { hidCollections } from './bus-hid.node.ts';
import { serialPorts } from './bus-serial.node.ts';
import { usbClassIds, usbDevices } from './bus-usb.node.ts';
import { LOOK_LIMIT_MS, type Look } from './bus-watch.ts';
import { CATALOGUE } from './catalogue/load.ts';
import type { DiscoveryOptions } from './discovery.ts';
import { systemSignPlaces, watchFolders } from './discovery-signs.node.ts';
import { errorText } from './transport/open-error.ts';

/** What one look at every bus gave. */
export interface Discovery {
  readonly devices: readonly FoundDevice[];
  /** One line for each way of looking that does not work here, and why. */
  readonly problems: readonly string[];
}

/** How this machine is looked at: its own buses, or the bus of simulated devices instead. */
export function waysToLook(
  busDir: string | undefined,
  catalogue: Catalogue,
): Pick<DiscoveryOptions, 'looks' | 'watchSigns'> {
  const places = busDir === undefined ? systemSignPlaces() : [{ folder: busDir }];
  return {
    looks:
      busDir === undefined ? systemLooks(catalogue) : { simulated: () => devicesOfFolder(busDir) },
    watchSigns: (onSign) => watchFolders(places, onSign),
  };
}

function systemLooks(catalogue: Catalogue): Readonly<Record<string, Look>> {
  const ids = usbClassIds(catalogue);
  const looks = { serial: serialPorts, hid: hidCollections };
  return ids.size === 0 ? looks : { ...looks, usb: () => usbDevices(ids) };
}

/**
 * Looks once for devices on every bus; a library that is missing or hangs becomes a line, never a
 * crash.
 */
export async function discoverDevices(
  looks = systemLooks(CATALOGUE),
  limitMs = LOOK_LIMIT_MS,
): Promise<Discovery> {
  const findings = await Promise.all(
    Object.entries(looks).map(([bus, look]) => lookOnce(bus, look, limitMs)),
  );
  return {
    devices: findings.flatMap(({ devices }) => devices),
    problems: findings.flatMap(({ problems }) => problems),
  };
}

async function lookOnce(bus: string, look: Look, limitMs: number): Promise<Discovery> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), limitMs);
  });
  try {
    return { devices: await Promise.race([look(), limit]), problems: [] };
  } catch (error) {
    return { devices: [], problems: [`${bus}: ${errorText(error)}`] };
  } finally {
    clearTimeout(timer);
  }
}
