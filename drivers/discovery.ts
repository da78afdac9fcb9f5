import type { Cancel, Clock } from '../contract/clock.ts';
import type { FoundDevice } from '../contract/devices.ts';
import { watchBus, type Look } from './bus-watch.ts';

/** After the first sign of a change the rest of it is waited for, in milliseconds. */
export const CALM_MS = 100;

export interface DiscoveryOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  /** One way of looking for each bus, by the bus's name. */
  readonly looks: Readonly<Record<string, Look>>;
  /** Calls its argument at every sign that something came or went; the answer ends that. */
  readonly watchSigns: (onSign: () => void) => () => void;
  /** Called when what stands on the buses, or what is wrong with them, has changed. */
  onChange(): void;
}

export interface RunningDiscovery {
  devices(): readonly FoundDevice[];
  /** One line for each bus that cannot be looked at, and why. */
  problems(): readonly string[];
  stop(): void;
}

interface Seen {
  readonly devices: readonly FoundDevice[];
  readonly problem?: string;
}

/** Looks at every bus, each by itself, at intervals and whenever something seems to have changed. */
export function startDiscovery(options: DiscoveryOptions): RunningDiscovery {
  const { clock } = options;
  const seen = new Map<string, Seen>();
  let cancelCalm: Cancel | undefined;

  function note(bus: string, now: Seen): void {
    const before = seen.get(bus) ?? { devices: [] };
    seen.set(bus, now);
    if (JSON.stringify(before) !== JSON.stringify(now)) options.onChange();
  }

  const watches = Object.entries(options.looks).map(([bus, look]) =>
    watchBus({
      clock,
      intervalMs: options.intervalMs,
      look,
      onDevices: (devices) => note(bus, { devices }),
      onProblem: (text) => {
        note(bus, { devices: seen.get(bus)?.devices ?? [], problem: `${bus}: ${text}` });
      },
    }),
  );
  const ignoreSigns = options.watchSigns(() => {
    cancelCalm ??= clock.after(CALM_MS, () => {
      cancelCalm = undefined;
      for (const watch of watches) watch.poke();
    });
  });

  return {
    devices: () => [...seen.values()].flatMap(({ devices }) => devices),
    problems: () => [...seen.values()].flatMap(({ problem }) => problem ?? []),
    stop() {
      ignoreSigns();
      cancelCalm?.();
      for (const watch of watches) watch.stop();
    },
  };
}
