import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceEvent } from '../../drivers/events.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { plugInSchema, type Family } from '../../simulator/control-api.ts';
import { FAULT_PLANS } from '../../simulator/devices/fault-plans.ts';
import { hasSocat } from '../../simulator/devices/pty-link.ts';
import { createRack } from '../../simulator/devices/rack.ts';
import { TEST_CARD } from '../../simulator/devices/test-card.test-support.ts';

const HAS_SOCAT = await hasSocat();
if (!HAS_SOCAT) console.warn('socat is not installed: the tests over pseudo-terminals are skipped');

const MODELS: readonly (readonly [Family, string])[] = [
  ['text', 'generic-serial'],
  ['newland-unified', 'newland-unified'],
  ['ssi', 'zebra-ssi'],
  ['sdt', 'sdt-serial'],
];
const MATRIX = ['split-and-merge', 'unplug-mid-frame', 'everything'].flatMap((plan) =>
  MODELS.map(([family, model]) => [family, plan, model] as const),
);
const ROUNDS = 6;
const BACK_MS = 15_000;

test.skipIf(!HAS_SOCAT).each(MATRIX)(
  'over a pseudo-terminal %s under %s comes back',
  async (family, plan, model) => {
    const runDir = await mkdtemp(join(tmpdir(), 'liangma-faults-'));
    const rack = createRack({ clock: systemClock, link: 'pty', runDir });
    onTestFinished(async () => {
      await rack.clear();
      await rm(runDir, { recursive: true, force: true });
    });
    const device = (await rack.add(plugInSchema.parse({ id: 'device-1', family })))!;
    const path = device.link.path;
    const manager = createDeviceManager({
      devices: [{ id: 'device-1', model, path }],
      clock: systemClock,
    });
    const events: DeviceEvent[] = [];
    manager.onEvent((event) => events.push(event));
    manager.start();
    onTestFinished(() => manager.stop());
    const reaches = (state: string): Promise<unknown> =>
      vi.waitFor(() => expect(manager.snapshots()[0]?.state).toBe(state), { timeout: BACK_MS });
    const present = (text: string): void => {
      if (device.kind === 'scanner') device.scan(text, 'Q1');
      else device.put(TEST_CARD);
    };
    await reaches('ready');

    device.setFaults(FAULT_PLANS.get(plan)!.plan, plan);
    for (let round = 0; round < ROUNDS; round++) {
      present(`13900000${round}`);
      await delay(250);
      if (device.kind === 'id-card-reader') device.lift();
      await delay(100);
    }
    expect(device.state().faults!.summary.writes).toBeGreaterThan(0);
    device.setFaults(undefined);
    if (!device.link.isPlugged()) await device.link.plug();

    // Ready may still be what was before the fault: what counts is that the next one is read.
    const last = 'AFTER-THE-STORM';
    const isRead = (event: DeviceEvent): boolean =>
      event.kind === 'scan' ? event.text === last : event.kind === 'card';
    events.length = 0;
    const deadline = Date.now() + BACK_MS;
    while (!events.some(isRead) && Date.now() < deadline) {
      // A card that was read once has to be seen lifted before it is read again.
      if (device.kind === 'id-card-reader') {
        device.lift();
        await delay(1_000);
      }
      present(last);
      await delay(1_500);
    }
    expect(events.some(isRead)).toBe(true);
    await reaches('ready').catch(() => reaches('busy'));
  },
);
