import type { Clock } from '../../contract/clock.ts';
import type { PlugIn } from '../control-api.ts';
import { announced } from './bus-folder.ts';
import { createDevice, type AnyDevice } from './device.ts';
import { DEVICE_FAMILIES } from './families.ts';
import { createHidLink } from './hid-link.ts';
import type { Link, LinkKind, OnBytes } from './link.ts';
import { createPtyLink } from './pty-link.ts';
import { createTcpLink } from './tcp-link.ts';

/** More simulated devices than a terminal can have. */
export const MOST_DEVICES = 32;

export interface RackOptions {
  readonly clock: Clock;
  /** Of serial devices. */
  readonly link: Exclude<LinkKind, 'hid'>;
  /** Where the links to pseudo-terminals stand. */
  readonly runDir: string;
  /** The simulated bus; without it no device shows on one. */
  readonly busDir?: string;
}

/** All devices of a simulation and the ports that they are plugged into. */
export interface Rack {
  list(): readonly AnyDevice[];
  /** Undefined: the id is taken, or there are too many. `port`: of a device that stands by its path. */
  add(plugIn: PlugIn, port?: string): Promise<AnyDevice | undefined>;
  /** Unplugs the device and forgets it; false where there is none. */
  remove(id: string): Promise<boolean>;
  clear(): Promise<void>;
}

export function createRack({ clock, link: kind, runDir, busDir }: RackOptions): Rack {
  const devices = new Map<string, AnyDevice>();
  /** Ids of devices that are being made. */
  const coming = new Set<string>();
  let ports = 0;

  /** `fixed`: the first port of a device that is configured by its path, and is on no bus. */
  function portOpener(
    plugIn: PlugIn,
    fixed: string | undefined,
  ): (onBytes: OnBytes) => Promise<Link> {
    const { identity, descriptor = new Uint8Array() } = DEVICE_FAMILIES[plugIn.family];
    let next = fixed;
    return async (onBytes) => {
      const port = next ?? `port-${++ports}`;
      next = undefined;
      const link =
        identity.bus === 'hid'
          ? await createHidLink(descriptor, onBytes)
          : await (kind === 'pty' ? createPtyLink(runDir, port, onBytes) : createTcpLink(onBytes));
      if (fixed !== undefined || busDir === undefined) return link;
      const { serialNumber } = plugIn;
      return announced(link, busDir, plugIn.id, {
        ...identity,
        ...(serialNumber && { serialNumber }),
      });
    };
  }

  return {
    list: () => [...devices.values()],
    async add(plugIn, port) {
      const { id } = plugIn;
      const count = devices.size + coming.size;
      if (devices.has(id) || coming.has(id) || count >= MOST_DEVICES) return undefined;
      coming.add(id);
      try {
        const device = await createDevice(plugIn, clock, portOpener(plugIn, port));
        devices.set(id, device);
        return device;
      } finally {
        coming.delete(id);
      }
    },
    async remove(id) {
      const device = devices.get(id);
      if (!device) return false;
      devices.delete(id);
      device.setFaults(undefined);
      await device.link.unplug();
      return true;
    },
    async clear() {
      const all = [...devices.values()];
      devices.clear();
      for (const device of all) device.setFaults(undefined);
      await Promise.all(all.map((device) => device.link.unplug()));
    },
  };
}
