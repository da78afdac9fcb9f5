import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../../contract/clock.node.ts';
import { configSchema } from '../../../contract/config.ts';
import type { Family } from '../../../simulator/control-api.ts';
import { plugInSchema } from '../../../simulator/control-api.ts';
import { createRack, type Rack } from '../../../simulator/devices/rack.ts';
import type { Recorder } from '../frame/recorder.ts';
import { idleResultSchema, type IdleResult, type IdleTask } from './idle-task.ts';

const MEASURE_MS = 20_000;
const START_LIMIT_MS = 20_000;
const SCRIPT = path.join(import.meta.dirname, 'idle-process.ts');

/** One of each kind that costs something while nobody comes. */
export const IDLE_DEVICES: readonly { readonly family: Family; readonly model: string }[] = [
  { family: 'text', model: 'generic-serial' },
  { family: 'ssi', model: 'zebra-ssi' },
  { family: 'hid-pos', model: 'hid-pos' },
  { family: 'sdt', model: 'sdt-serial' },
];

/** Plugs the devices in; gives the entries of the configuration for them. */
export async function plugInAll(rack: Rack): Promise<IdleTask['devices']> {
  const devices: IdleTask['devices'] = [];
  for (const { family, model } of IDLE_DEVICES) {
    const device = await rack.add(plugInSchema.parse({ id: family, family }));
    if (!device) throw new Error(`${family} cannot be plugged in`);
    devices.push({ id: family, model, path: device.link.path });
  }
  return devices;
}

/** The cost of a process with the devices of the task, which stand in this one. */
export async function runIdle(task: IdleTask): Promise<IdleResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(task)], {
    timeout: task.measureMs + START_LIMIT_MS,
  });
  return idleResultSchema.parse(JSON.parse(stdout));
}

/** Processor time while nothing happens, against the same process with no device plugged in. */
export async function measureIdle(recorder: Recorder): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'liangma-idle-'));
  const [busDir, emptyBus] = [path.join(folder, 'bus'), path.join(folder, 'empty')];
  mkdirSync(emptyBus);
  const rack = createRack({ clock: systemClock, link: 'pty', runDir: folder, busDir });
  try {
    const devices = await plugInAll(rack);
    const { intervalMs } = configSchema.shape.discovery.parse({});
    const common = { intervalMs, measureMs: MEASURE_MS };
    const [own, none] = await Promise.all([
      runIdle({ ...common, devices, busDir }),
      runIdle({ ...common, devices: [], busDir: emptyBus }),
    ]);
    if (own.devices !== devices.length) throw new Error('a device did not stay ready');
    recorder.record({
      metric: 'idle, four devices and looking for more',
      value: own.corePercent,
      unit: '% of a core',
      baseline: none.corePercent,
    });
  } finally {
    await rack.clear();
    rmSync(folder, { recursive: true, force: true });
  }
}
