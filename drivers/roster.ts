import type { DeviceConfig } from '../contract/config.ts';
import type {
  DeviceCommand,
  DeviceSnapshot,
  FoundDevice,
  ShownDevice,
} from '../contract/devices.ts';
import { assign, type Slot } from './adopt.ts';
import type { Catalogue } from './adopt-fit.ts';
import { cameraDevice, type CameraDevice } from './camera-device.ts';
import { refused, type CommandResult } from './command-desk.ts';
import { sessionFor } from './device/start.ts';
import { keyboardDevice, type KeyboardDevice, type WedgeBurst } from './keyboard-device.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice } from './managed-device.ts';
import type { PcscState } from './pcsc/watch.ts';
import { portDevice, unknownDevice } from './port-device.ts';
import { smartCardDevice, type SmartCardDevice } from './smart-card-device.ts';

/** Path of a configured device that is taken wherever it appears. */
const AUTO = 'auto';

export interface RosterOptions {
  readonly devices: readonly DeviceConfig[];
  readonly hasCamera: boolean;
  readonly catalogue: Catalogue;
  readonly world: DeviceWorld;
  /** What a path is a link to, or the path itself. */
  readonly realPath: (path: string) => string;
}

/** The terminal's list of devices: the configured ones first, the window's camera, then the adopted ones. */
export interface Roster {
  start(): void;
  stop(): Promise<void>;
  snapshots(): Omit<DeviceSnapshot, 'lastReadAt'>[];
  command(deviceId: string, command: DeviceCommand): Promise<CommandResult>;
  typed(burst: WedgeBurst): void;
  /** The window's camera, where there is to be one. */
  readonly camera: CameraDevice | undefined;
  seeSmartCards(state: PcscState): void;
  /** Brings every device to where it was found; gives what was found with whose it is. */
  place(found: readonly FoundDevice[], adopt: boolean): readonly ShownDevice[];
}

interface Member {
  readonly entry: DeviceEntry;
  readonly config?: DeviceConfig;
  readonly device: ManagedDevice;
  readonly keyboard?: KeyboardDevice;
  readonly smartCard?: SmartCardDevice;
  /** As what it was found last. */
  bound?: FoundDevice;
}

export function createRoster(options: RosterOptions): Roster {
  const { devices, catalogue, world, realPath } = options;
  const members = new Map<string, Member>();
  let running = false;
  let smartCards: PcscState | undefined;
  for (const config of devices) {
    const path = config.path === AUTO ? undefined : config.path;
    members.set(config.id, { ...member({ ...config, origin: 'configured', path }), config });
  }
  const camera = options.hasCamera ? cameraDevice(world) : undefined;
  if (camera) members.set(camera.entry.id, { entry: camera.entry, device: camera });

  function member(entry: DeviceEntry): Member {
    const model = catalogue.get(entry.model);
    if (!model) return { entry, device: unknownDevice(entry, world) };
    if (model.transport.type === 'keyboard') {
      const keyboard = keyboardDevice(entry, model, world);
      return { entry, device: keyboard, keyboard };
    }
    if (model.transport.type === 'pcsc') {
      const smartCard = smartCardDevice(entry, model, world);
      if (smartCards) smartCard.see(smartCards);
      return { entry, device: smartCard, smartCard };
    }
    const startSession = sessionFor(model, entry.allowedSams);
    if (!startSession) return { entry, device: unknownDevice(entry, world) };
    return { entry, device: portDevice(entry, model, startSession, world) };
  }

  function slotOf({ entry, config, keyboard, bound }: Member): Slot {
    const fixed = keyboard ? 'keyboard' : entry.origin === 'configured' ? entry.path : undefined;
    return {
      id: entry.id,
      model: entry.model,
      origin: entry.origin,
      fixedPaths: fixed === undefined ? [] : [fixed, realPath(fixed)],
      serialNumber: config?.serialNumber,
      bound,
    };
  }

  function settle(
    one: Member,
    place: FoundDevice | undefined,
    found: readonly FoundDevice[],
  ): void {
    if (place) {
      one.bound = place;
      one.device.standAt(place.path);
    } else if (one.bound && found.some(({ path }) => path === one.bound?.path)) {
      // Something else stands there now. An empty place is watched by the device itself, which
      // sees sooner than any list when it comes back.
      one.device.standAt(undefined);
    }
  }

  return {
    camera,
    start() {
      running = true;
      for (const { device } of members.values()) device.start();
    },
    async stop() {
      running = false;
      await Promise.all([...members.values()].map(({ device }) => device.stop()));
    },
    snapshots: () => [...members.values()].map(({ device }) => device.snapshot()),
    command: (deviceId, command) =>
      members.get(deviceId)?.device.command(command) ?? refused('no such device'),
    typed(burst) {
      [...members.values()].find(({ keyboard }) => keyboard)?.keyboard?.type(burst);
    },
    seeSmartCards(state) {
      smartCards = state;
      for (const { smartCard } of members.values()) smartCard?.see(state);
    },
    place(found, adopt) {
      const slots = [...members.values()].map(slotOf);
      const { places, newcomers, leaving, shown } = assign(slots, found, { catalogue, adopt });
      for (const id of leaving) {
        void members.get(id)?.device.stop();
        members.delete(id);
      }
      for (const [id, one] of members) settle(one, places.get(id), found);
      for (const { id, model, device: bound } of newcomers) {
        const newcomer = member({ id, model, origin: 'adopted', path: bound.path });
        members.set(id, { ...newcomer, bound });
        if (running) newcomer.device.start();
      }
      return shown;
    },
  };
}
