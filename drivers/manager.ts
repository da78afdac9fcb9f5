import type { Clock } from '../contract/clock.ts';
import type { DeviceConfig } from '../contract/config.ts';
import type { DeviceCommand, DeviceSnapshot, ShownDevice } from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, type Result } from '../contract/result.ts';
import { createBounce } from './bounce.ts';
import { CATALOGUE } from './catalogue/load.ts';
import { sessionFor } from './device/start.ts';
import type { DeviceEvent } from './events.ts';
import { supervise, type Supervisor, type SupervisorOptions } from './supervisor.ts';
import { transportFor } from './transport/open.ts';
import type { Transport } from './transport/transport.ts';

export interface DeviceManagerOptions {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Clock;
  /** Source of jitter, 0 ≤ x < 1; `Math.random` by default. */
  readonly random?: () => number;
  /** How a path becomes a transport; by its form by default. */
  readonly openTransport?: (path: string) => Transport;
}

/** Keys that were typed faster than any hand can. */
export interface WedgeBurst {
  readonly text: string;
  /** Whether a configured end key closed it. */
  readonly ended: boolean;
}

/** Takes a listener away again; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** Keeps every configured device open, and opens it again whatever happens to it. */
export interface DeviceManager {
  start(): void;
  /** Closes every port. No event comes after the returned promise has settled. */
  stop(): Promise<void>;
  /** One snapshot for each configured device, in the order of the configuration. */
  snapshots(): DeviceSnapshot[];
  /** Everything that stands on the buses, whether it is used or not. */
  found(): ShownDevice[];
  /**
   * Asks a device for something that its snapshot offers. `DEVICE_COMMAND_FAILED` where it refuses,
   * does not answer in time, or is not ready.
   */
  command(deviceId: string, command: DeviceCommand): Promise<Result<undefined, Failure>>;
  /** A burst of keys of the window goes to the keyboard wedge of the configuration, if there is one. */
  typed(burst: WedgeBurst): void;
  onEvent(listener: (event: DeviceEvent) => void): Unsubscribe;
  /** Called after any snapshot has changed. */
  onChange(listener: () => void): Unsubscribe;
}

/**
 * A device of an unknown model is `faulty` for good. The same code from the same scanner is told
 * once, see `bounce.ts`.
 */
export function createDeviceManager(options: DeviceManagerOptions): DeviceManager {
  const eventListeners = new Set<(event: DeviceEvent) => void>();
  const changeListeners = new Set<() => void>();
  const isRepetition = createBounce(options.clock);

  function emit(event: DeviceEvent): void {
    if (event.kind === 'scan' && isRepetition(event.deviceId, event.bytes)) return;
    for (const listener of [...eventListeners]) listener(event);
  }
  function changed(): void {
    for (const listener of [...changeListeners]) listener();
  }

  const managed = options.devices.map((config) => manage(config, options, { emit, changed }));
  return {
    start: () => managed.forEach(({ supervisor }) => supervisor?.start()),
    async stop() {
      await Promise.all(managed.map(async ({ supervisor }) => supervisor?.stop()));
    },
    snapshots: () => managed.map((device) => device.snapshot()),
    found: () => [],
    command: () => Promise.resolve(err(failure('DEVICE_COMMAND_FAILED', 'no such device'))),
    typed: () => {},
    onEvent: (listener) => subscribe(eventListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
  };
}

interface ManagedDevice {
  readonly supervisor?: Supervisor;
  snapshot(): DeviceSnapshot;
}

function manage(
  config: DeviceConfig,
  { clock, random = Math.random, openTransport = transportFor }: DeviceManagerOptions,
  sinks: Pick<SupervisorOptions, 'emit' | 'changed'>,
): ManagedDevice {
  const { id, model: modelName, path } = config;
  const model = CATALOGUE.get(modelName);
  const startSession = model && sessionFor(model);
  if (!model || !startSession) {
    const reason = failure('DEVICE_OPEN_FAILED', `the catalogue has no model ${modelName}`);
    const unknown = {
      id,
      kind: 'scanner',
      model: modelName,
      name: modelName,
      path,
      origin: 'configured',
    } as const;
    const since = clock.now();
    return {
      snapshot: (): DeviceSnapshot => ({
        ...unknown,
        commands: [],
        state: 'faulty',
        reason,
        since,
        facts: {},
      }),
    };
  }
  const { kind, name } = model;
  const rates = model.transport.type === 'serial' ? model.transport.baudRates : [];
  const lines = config.baudRate === undefined ? rates : [config.baudRate];
  const supervisor = supervise({
    deviceId: id,
    clock,
    random,
    transport: openTransport(path),
    lines: lines.map((baudRate) => ({ baudRate })),
    startSession,
    ...sinks,
  });
  return {
    supervisor,
    snapshot: () => ({
      id,
      kind,
      model: modelName,
      name,
      path,
      origin: 'configured',
      commands: [],
      ...supervisor.condition(),
    }),
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
