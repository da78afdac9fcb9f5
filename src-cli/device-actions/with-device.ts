import { systemClock } from '../../contract/clock.node.ts';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { createDeviceManager, type DeviceManager } from '../../drivers/manager.ts';
import { EXIT, type Console, type ExitCode } from '../command.ts';
import { configPath } from '../config-path.ts';
import { reasonWords, stateWord } from '../device-tables.ts';

/** One device that is ready, and the manager that holds it. */
export interface HeldDevice {
  readonly manager: DeviceManager;
  readonly device: DeviceSnapshot;
}

export interface DevicePlan {
  readonly deviceId: string;
  /** `--config`. */
  readonly config: string | undefined;
  /** How long the device has to become ready, in milliseconds. */
  readonly readyMs: number;
  /** Before the first port is opened, to hear everything from there on. */
  readonly prepare?: (manager: DeviceManager) => void;
}

const LOOK_EVERY_MS = 20;

/** Opens the devices as the terminal does, waits for one of them, and runs `action` with it. */
export async function withDevice(
  { deviceId, config, readyMs, prepare }: DevicePlan,
  console: Console,
  action: (held: HeldDevice) => Promise<ExitCode>,
): Promise<ExitCode> {
  const read = readConfigFile(configPath(config, console), console.env);
  if (!read.ok) {
    for (const line of configErrorLines(read.error)) console.err(line);
    return EXIT.usage;
  }
  const { devices, discovery, simulation } = read.value;
  const manager = createDeviceManager({
    devices,
    clock: systemClock,
    discovery: { ...discovery, busDir: simulation?.busDir },
  });
  const find = (): DeviceSnapshot | undefined =>
    manager.snapshots().find(({ id }) => id === deviceId);
  prepare?.(manager);
  manager.start();
  try {
    const end = systemClock.now() + readyMs;
    while (find()?.state !== 'ready' && systemClock.now() < end && !console.stop.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const device = find();
    if (device?.state === 'ready') return await action({ manager, device });
    console.err(whyNot(device, deviceId, manager, console));
    return device ? EXIT.problem : EXIT.usage;
  } finally {
    await manager.stop();
  }
}

function whyNot(
  device: DeviceSnapshot | undefined,
  id: string,
  manager: DeviceManager,
  { text }: Console,
): string {
  if (device) {
    const words = [stateWord(device, text), reasonWords(device.reason, text)];
    return text('notReady', { id, why: words.filter(Boolean).join(', ') });
  }
  const known = manager.snapshots().map((one) => one.id);
  return text('noSuchDevice', { id, known: known.join(', ') || '—' });
}
