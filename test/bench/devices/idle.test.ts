import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { createRack } from '../../../simulator/devices/rack.ts';
import { IDLE_DEVICES, plugInAll, runIdle } from './idle.ts';

test('a process of its own opens every device, and tells what it cost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liangma-idle-'));
  const rack = createRack({ clock: systemClock, link: 'tcp', runDir: folder, busDir: folder });
  onTestFinished(async () => {
    await rack.clear();
    rmSync(folder, { recursive: true, force: true });
  });
  const devices = await plugInAll(rack);
  const busDir = path.join(folder, 'empty');
  mkdirSync(busDir);
  const common = { intervalMs: 2_000, measureMs: 200 };
  const [own, none] = await Promise.all([
    runIdle({ ...common, devices, busDir: folder }),
    runIdle({ ...common, devices: [], busDir }),
  ]);
  expect(own).toMatchObject({ devices: IDLE_DEVICES.length });
  expect(none).toMatchObject({ devices: 0 });
  expect(own.corePercent).toBeGreaterThan(0);
}, 20_000);
