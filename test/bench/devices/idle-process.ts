import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../../contract/clock.node.ts';
import { CATALOGUE } from '../../../drivers/catalogue/load.ts';
import { waysToLook } from '../../../drivers/discovery.node.ts';
import { createDeviceManager } from '../../../drivers/manager.ts';
import { idleResultSchema, idleTaskSchema, type IdleResult } from './idle-task.ts';

const LOOK_EVERY_MS = 50;
/** What is compiled and cached at the beginning does not count. */
const SETTLE_MS = 2_000;

/**
 * Runs the devices of the task (JSON, first argument) as the terminal does, looks at every bus of
 * this machine and at the simulated one, and prints what it cost.
 */
const { devices, busDir, intervalMs, measureMs } = idleTaskSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const [system, simulated] = [waysToLook(undefined, CATALOGUE), waysToLook(busDir, CATALOGUE)];
const manager = createDeviceManager({
  devices,
  clock: systemClock,
  discovery: {
    adopt: true,
    intervalMs,
    ways: {
      looks: { ...system.looks, ...simulated.looks },
      watchSigns(onSign) {
        const ends = [system.watchSigns(onSign), simulated.watchSigns(onSign)];
        return () => ends.forEach((end) => end());
      },
    },
  },
});
manager.start();
while (manager.snapshots().some(({ state }) => state !== 'ready')) await delay(LOOK_EVERY_MS);
await delay(SETTLE_MS);
const before = process.cpuUsage();
const begin = performance.now();
await delay(measureMs);
const { user, system: kernel } = process.cpuUsage(before);
const isReady = manager.snapshots().every(({ state }) => state === 'ready');
const result: IdleResult = {
  corePercent: (user + kernel) / 10 / (performance.now() - begin),
  devices: isReady ? manager.snapshots().length : -1,
  problems: manager.problems(),
};
process.stdout.write(JSON.stringify(idleResultSchema.parse(result)));
await manager.stop();
