import { realpathSync } from 'node:fs';
import type { CameraReport, SeenSymbol } from '../contract/camera.ts';
import type { Clock } from '../contract/clock.ts';
import type { DeviceConfig } from '../contract/config.ts';
import type {
  DeviceCommand,
  DeviceSnapshot,
  FoundDevice,
  ShownDevice,
} from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import type { Result } from '../contract/result.ts';
import type { Catalogue } from './adopt-fit.ts';
import { createBounce } from './bounce.ts';
import { scanOf } from './camera-device.ts';
import { CATALOGUE } from './catalogue/load.ts';
import { startDiscovery, type DiscoveryOptions, type RunningDiscovery } from './discovery.ts';
import { waysToLook } from './discovery.node.ts';
import type { DeviceEvent } from './events.ts';
import type { WedgeBurst } from './keyboard-device.ts';
import type { DeviceWorld, RawChunk } from './managed-device.ts';
import { watchPcsc, type PcscState, type PcscWatch } from './pcsc/watch.ts';
import { createRoster } from './roster.ts';
import { createScanLimit, SCANS_PER_S, type ScanLimit } from './scan-limit.ts';
import { limited } from './time.ts';
import { transportFor } from './transport/open.ts';

export type { WedgeBurst } from './keyboard-device.ts';
export type { RawChunk } from './managed-device.ts';

/** The process of the smart-card service is killed; that it ends is waited for this long. */
const PCSC_END_LIMIT_MS = 2_000;
/** Stands for a device where a clerk has opened a picture. */
const PICTURE = 'picture';
const FLOOD_DETAIL = `more than ${SCANS_PER_S} scans a second`;

/** How devices are looked for. */
export interface DiscoverySettings {
  /** Whether a device that the catalogue knows is used without being configured. */
  readonly adopt: boolean;
  readonly intervalMs: number;
  /** The bus of simulated devices; with it no other bus is looked at. */
  readonly busDir?: string | undefined;
  /** How else to look, and where signs of a change come from; for tests. */
  readonly ways?: Pick<DiscoveryOptions, 'looks' | 'watchSigns'>;
}

export interface DeviceManagerOptions {
  readonly devices: readonly DeviceConfig[];
  /** Whether the window has a camera, which is one of the list. */
  readonly hasCamera?: boolean;
  readonly clock: Clock;
  /** Without it nothing is looked for: only devices with a path are opened. */
  readonly discovery?: DiscoverySettings | undefined;
  /** Source of jitter, 0 ≤ x < 1; `Math.random` by default. */
  readonly random?: () => number;
  /** How a path becomes a transport; by its form and the model by default. */
  readonly openTransport?: DeviceWorld['openTransport'];
  readonly catalogue?: Catalogue;
  /** How many scans a device may tell; for measuring without a limit. */
  readonly scanLimit?: ScanLimit;
  /** How the smart-card service is watched. */
  readonly startPcsc?: (onState: (state: PcscState) => void) => PcscWatch;
}

/** Takes a listener away again; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** Keeps every device of its list open, and opens it again whatever happens to it. */
export interface DeviceManager {
  start(): void;
  /** Closes every port. No event comes after the returned promise has settled. */
  stop(): Promise<void>;
  /**
   * One snapshot for each device of the list: the configured ones in the order of the configuration,
   * then those that were adopted since the start.
   */
  snapshots(): DeviceSnapshot[];
  /** Everything that stands on the buses, whether it is used or not. */
  found(): ShownDevice[];
  /** One line for each way of looking that does not work here, and why. */
  problems(): string[];
  /**
   * Asks a device for something that its snapshot offers. `DEVICE_COMMAND_FAILED` where it refuses,
   * does not answer in time, or is not ready.
   */
  command(deviceId: string, command: DeviceCommand): Promise<Result<undefined, Failure>>;
  /** A burst of keys of the window goes to the keyboard wedge of the configuration, if there is one. */
  typed(burst: WedgeBurst): void;
  /** How the window's camera is; false where there is to be none. */
  cameraIs(report: CameraReport): boolean;
  /**
   * The window has read a symbol: off the camera, under the rules of every scanner, or off a picture
   * that a clerk has chosen, who may choose the same one again. False where there is no camera.
   */
  seen(by: 'camera' | 'picture', symbol: SeenSymbol): boolean;
  onEvent(listener: (event: DeviceEvent) => void): Unsubscribe;
  /** Called after any snapshot, what was found, or a problem has changed. */
  onChange(listener: () => void): Unsubscribe;
  /** Every chunk of every port, for the recorder of the command line; see {@link RawChunk}. */
  onRaw(listener: (chunk: RawChunk) => void): Unsubscribe;
}

/**
 * A device of an unknown model is `faulty` for good. The same code from the same scanner is told
 * once, see `bounce.ts`; how many a scanner may tell, see `scan-limit.ts`. Which found device is which of the list: see `adopt.ts`.
 */
export function createDeviceManager(options: DeviceManagerOptions): DeviceManager {
  const { clock, discovery: settings, catalogue = CATALOGUE } = options;
  const eventListeners = new Set<(event: DeviceEvent) => void>();
  const changeListeners = new Set<() => void>();
  const rawListeners = new Set<(chunk: RawChunk) => void>();
  const bounce = createBounce(clock);
  const scanLimit = options.scanLimit ?? createScanLimit(clock);
  const lastReads = new Map<string, number>();
  let discovery: RunningDiscovery | undefined;
  let pcsc: PcscWatch | undefined;
  let smartCards: PcscState | undefined;
  let shown: readonly ShownDevice[] = [];

  const roster = createRoster({
    devices: options.devices,
    hasCamera: options.hasCamera ?? false,
    catalogue,
    realPath,
    world: {
      clock,
      random: options.random ?? Math.random,
      openTransport: options.openTransport ?? transportFor,
      emit,
      changed,
      raw(chunk) {
        if (rawListeners.size === 0) return;
        // Sessions overwrite what they have used up.
        const copy = { ...chunk, bytes: Uint8Array.from(chunk.bytes) };
        for (const listener of [...rawListeners]) listener(copy);
      },
    },
  });

  function emit(event: DeviceEvent): Failure | undefined {
    switch (event.kind) {
      case 'scan':
      case 'scan-damaged':
      case 'scan-overflow':
        return emitScan(event);
      default:
        tell(event);
        return undefined;
    }
  }

  function emitScan(event: DeviceEvent): Failure | undefined {
    const { kind, deviceId, at } = event;
    const isRepetition = kind === 'scan' && bounce.isRepetition(deviceId, event.bytes);
    const verdict = scanLimit.take(deviceId, isRepetition);
    if (verdict === 'begins') tell({ kind: 'scan-flood', deviceId, at });
    if (verdict === 'told' && !isRepetition) tell(event);
    // What nobody was told of is no repetition when it comes again.
    if (verdict !== 'told' && !isRepetition) bounce.forget(deviceId);
    return verdict === 'flood' ? failure('DEVICE_FLOOD', FLOOD_DETAIL) : undefined;
  }

  function tell(event: DeviceEvent): void {
    const { kind, deviceId, at } = event;
    const isRead = kind === 'scan' || kind === 'card' || kind === 'smart-card-present';
    if (isRead) lastReads.set(deviceId, at);
    for (const listener of [...eventListeners]) listener(event);
    if (isRead) changed();
  }

  function changed(): void {
    for (const listener of [...changeListeners]) listener();
  }

  /** Puts together what the buses say, and brings the list up to it. */
  function place(): void {
    if (!settings) return;
    const readers = (smartCards?.readers ?? []).map(({ name }): FoundDevice => ({
      bus: 'pcsc',
      path: name,
      label: name.slice(0, 120),
    }));
    shown = roster.place([...(discovery?.devices() ?? []), ...readers], settings.adopt);
    changed();
  }

  function startLooking(): void {
    const isReaderConfigured = options.devices.some(
      ({ model }) => catalogue.get(model)?.transport.type === 'pcsc',
    );
    const looksAtSystem = settings !== undefined && settings.busDir === undefined && !settings.ways;
    if (looksAtSystem || isReaderConfigured || (settings && options.startPcsc)) {
      const onState = (state: PcscState): void => {
        smartCards = state;
        place();
        roster.seeSmartCards(state);
      };
      pcsc = options.startPcsc?.(onState) ?? watchPcsc({ clock, onState });
    }
    if (!settings) return;
    const ways = settings.ways ?? waysToLook(settings.busDir, catalogue);
    const { intervalMs } = settings;
    discovery = startDiscovery({ clock, intervalMs, ...ways, onChange: place });
  }

  return {
    start() {
      roster.start();
      if (!discovery && !pcsc) startLooking();
    },
    async stop() {
      discovery?.stop();
      const ending = pcsc?.stop();
      [discovery, pcsc] = [undefined, undefined];
      await Promise.all([roster.stop(), ending && limited(clock, ending, PCSC_END_LIMIT_MS)]);
    },
    snapshots: () =>
      roster.snapshots().map((snapshot) => {
        const lastReadAt = lastReads.get(snapshot.id);
        return lastReadAt === undefined ? snapshot : { ...snapshot, lastReadAt };
      }),
    found: () => [...shown],
    problems: () => [
      ...(discovery?.problems() ?? []),
      ...(smartCards?.problem === undefined ? [] : [`pcsc: ${smartCards.problem}`]),
    ],
    command(deviceId, command) {
      if (command === 'trigger-start') bounce.forget(deviceId);
      return roster.command(deviceId, command);
    },
    typed: (burst) => roster.typed(burst),
    cameraIs: (report) => roster.camera?.tell(report) ?? false,
    seen(by, symbol) {
      if (by === 'camera') return roster.camera?.see(symbol) ?? false;
      bounce.forget(PICTURE);
      // Above the limit it is dropped as any other; there is no device to give up.
      emit(scanOf(PICTURE, symbol, clock.now()));
      return true;
    },
    onEvent: (listener) => subscribe(eventListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
    onRaw: (listener) => subscribe(rawListeners, listener),
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A link such as `/dev/serial/by-id/…` names the same port as what it points to. */
function realPath(path: string): string {
  try {
    return path.startsWith('/') ? realpathSync(path) : path;
  } catch {
    return path;
  }
}
