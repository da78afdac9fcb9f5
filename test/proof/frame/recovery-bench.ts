import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../contract/clock.node.ts';
import type { DeviceEvent } from '../../../drivers/events.ts';
import { createDeviceManager } from '../../../drivers/manager.ts';
import { plugInSchema } from '../../../simulator/control-api.ts';
import type { AnyDevice } from '../../../simulator/devices/device.ts';
import { createRack, type Rack } from '../../../simulator/devices/rack.ts';
import type { RecoveryKind } from './recovery-kinds.ts';
import { createStateLog, type StateLog } from './state-log.ts';

/** One simulated device and what the terminal shows of it. */
export interface Subject {
  readonly kind: RecoveryKind;
  readonly device: AnyDevice;
  readonly shown: StateLog;
  /** A card was told of and its removal not yet. */
  hasCard(): boolean;
  /** Calls back with everything that the driver reads from now on. */
  onEvent(listener: (event: DeviceEvent) => void): () => void;
}

export interface RecoveryBench {
  /** One device for each kind that was asked for, in that order. */
  readonly subjects: readonly Subject[];
  stop(): Promise<void>;
}

/** All devices at one manager, as in a terminal; nothing of it is started again until it stops. */
export async function startRecoveryBench(kinds: readonly RecoveryKind[]): Promise<RecoveryBench> {
  const folder = await mkdtemp(join(tmpdir(), 'liangma-recovery-'));
  const racks: Rack[] = [];
  const devices: AnyDevice[] = [];
  for (const [index, { family, link }] of kinds.entries()) {
    // A rack has room for fewer devices than stand here.
    const rack = createRack({ clock: systemClock, link, runDir: folder });
    racks.push(rack);
    const device = await rack.add(plugInSchema.parse({ id: `d-${index}`, family }), `d-${index}`);
    if (!device) throw new Error(`no room for ${family}`);
    devices.push(device);
  }
  const manager = createDeviceManager({
    clock: systemClock,
    devices: devices.map(({ id, link }, index) => {
      const { model, link: kind } = kinds[index]!;
      const path = kind === 'tcp' ? link.path.replace(/^simulated:/, 'tcp:') : link.path;
      return { id, model, path };
    }),
  });
  const logs = devices.map(() => createStateLog(() => performance.now()));
  manager.onChange(() => {
    for (const [index, { state }] of manager.snapshots().entries()) logs[index]?.note(state);
  });
  const withCard = new Set<string>();
  manager.onEvent(({ kind, deviceId }) => {
    if (kind === 'card-present') withCard.add(deviceId);
    if (kind === 'card-removed') withCard.delete(deviceId);
  });
  manager.start();

  return {
    subjects: kinds.map((kind, index) => ({
      kind,
      device: devices[index]!,
      shown: logs[index]!,
      hasCard: () => withCard.has(`d-${index}`),
      onEvent: (listener) =>
        manager.onEvent((event) => {
          if (event.deviceId === `d-${index}`) listener(event);
        }),
    })),
    async stop() {
      await manager.stop();
      for (const rack of racks) await rack.clear();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
