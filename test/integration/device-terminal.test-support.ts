import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceConfig } from '../../contract/config.ts';
import type { DeviceState } from '../../contract/devices.ts';
import type { DeviceEvent } from '../../drivers/events.ts';
import { createDeviceManager, type DeviceManager } from '../../drivers/manager.ts';

export const HAS_SOCAT = spawnSync('socat', ['-V']).status === 0;
if (!HAS_SOCAT) console.warn('socat is not installed: the tests over pseudo-terminals are skipped');

/** A folder that is gone after the test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'liangma-devices-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** The manager of a terminal, and what it has told. */
export interface Terminal {
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  /** Milliseconds until the device is in the state. */
  reaches(id: string, state: DeviceState, limitMs?: number): Promise<number>;
  hears(kind: DeviceEvent['kind'], count?: number): Promise<DeviceEvent[]>;
}

export function terminal(...devices: DeviceConfig[]): Terminal {
  const manager = createDeviceManager({ devices, clock: systemClock });
  const events: DeviceEvent[] = [];
  manager.onEvent((event) => events.push(event));
  manager.start();
  onTestFinished(() => manager.stop());
  const stateOf = (id: string): DeviceState | undefined =>
    manager.snapshots().find((device) => device.id === id)?.state;
  return {
    manager,
    events,
    async reaches(id, state, limitMs = 5_000) {
      const begin = performance.now();
      await vi.waitFor(() => expect(stateOf(id)).toBe(state), { timeout: limitMs, interval: 5 });
      return performance.now() - begin;
    },
    hears: (kind, count = 1) =>
      vi.waitFor(
        () => {
          const heard = events.filter((event) => event.kind === kind);
          expect(heard).toHaveLength(count);
          return heard;
        },
        { timeout: 5_000, interval: 5 },
      ),
  };
}
