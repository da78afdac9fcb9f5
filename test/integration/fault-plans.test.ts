import { expect, onTestFinished, test } from 'vitest';
import type { Family } from '../../simulator/control-api.ts';
import { FAULT_PLANS } from '../../simulator/devices/fault-plans.ts';
import { TEST_CARD } from '../../simulator/devices/test-card.test-support.ts';
import { faultBench, type FaultBench } from './fault-bench.ts';

/** Which model of the catalogue drives which simulated family. */
const MODELS: readonly (readonly [Family, string])[] = [
  ['text', 'generic-serial'],
  ['newland-unified', 'newland-unified'],
  ['newland-zone', 'newland-em-7e'],
  ['newland-legacy', 'newland-legacy'],
  ['honeywell', 'honeywell-serial'],
  ['opticon', 'opticon-serial'],
  ['ssi', 'zebra-ssi'],
  ['hid-pos', 'hid-pos'],
  ['hid-pos-honeywell', 'honeywell-hid-pos'],
  ['microscan', 'microscan-hid'],
  ['sdt', 'sdt-serial'],
  ['stx', 'stx-serial'],
];
/** With a check over the data nothing wrong may come through, whatever happens on the cable. */
const CHECKED: ReadonlySet<Family> = new Set<Family>(['ssi', 'sdt', 'stx']);
/** Plans that change no byte: nothing wrong may come through at all. */
const HARMLESS = new Set(['split-and-merge', 'slow-line', 'stuck-busy']);
/** Garbage all the time: a scanner without a check over its data takes what ends in CR for a scan. */
const FLOODS = new Set(['flood', 'everything']);
const ROUNDS = 12;
/** Longer than any plan is silent or unplugged, and than a driver needs to come back. */
const RECOVERY_MS = 20_000;

const MATRIX = MODELS.flatMap(([family, model]) =>
  [...FAULT_PLANS.keys()].map((plan) => [family, plan, model] as const),
);

test.each(MATRIX)('%s under %s: nothing false, and it comes back', async (family, plan, model) => {
  const bench = await faultBench(family, model);
  onTestFinished(() => bench.stop());
  await bench.pass(3_000);
  expect(bench.isReady()).toBe(true);

  bench.device.setFaults(FAULT_PLANS.get(plan)!.plan, plan);
  const sent = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    sent.add(present(bench, `13900000${round}`));
    await bench.pass(4_000);
    lift(bench);
    await bench.pass(1_500);
  }
  const { writes = 0, floodBytes = 0 } = bench.device.state().faults!.summary;
  expect(writes + floodBytes).toBeGreaterThan(0);
  const misread = readings(bench).filter((text) => !sent.has(text));
  if (CHECKED.has(family) || HARMLESS.has(plan)) expect(misread).toEqual([]);
  else expect(misread.length).toBeLessThan(FLOODS.has(plan) ? 4_000 : 2 * ROUNDS);

  bench.device.setFaults(undefined);
  if (!bench.device.link.isPlugged()) await bench.device.link.plug();
  await bench.pass(RECOVERY_MS);
  expect(bench.isReady()).toBe(true);
  const before = readings(bench).length;
  const last = present(bench, 'AFTER-THE-STORM');
  await bench.pass(5_000);
  expect(readings(bench).slice(before)).toEqual([last]);
});

/** Shows a symbol, or puts a card down; gives what a reading of it must say. */
function present({ device }: FaultBench, text: string): string {
  if (device.kind === 'scanner') {
    device.scan(text, 'Q1');
    return text;
  }
  device.put(TEST_CARD);
  return JSON.stringify([TEST_CARD.name, TEST_CARD.idNo, TEST_CARD.address, TEST_CARD.validTo]);
}

function lift({ device }: FaultBench): void {
  if (device.kind === 'id-card-reader') device.lift();
}

function readings({ events }: FaultBench): string[] {
  return events.flatMap((event) => {
    if (event.kind === 'scan') return [event.text];
    if (event.kind !== 'card' || event.card.layout !== 'resident') return [];
    const { name, idNo, address, validTo } = event.card;
    return [JSON.stringify([name, idNo, address, validTo])];
  });
}
