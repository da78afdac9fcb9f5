import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { FAMILIES, plugInSchema, simulatedDeviceSchema } from '../control-api.ts';
import { createDevice } from './device.ts';
import { DEVICE_FAMILIES, FAMILY_INFOS } from './families.ts';
import { NO_FAULT_PLAN } from './fault-plans.ts';
import type { Link, OnBytes } from './link.ts';
import { TEST_CARD } from './test-card.test-support.ts';

function cable(sent: Uint8Array[], take: (onBytes: OnBytes) => void) {
  return (onBytes: OnBytes): Promise<Link> => {
    take(onBytes);
    return Promise.resolve({
      kind: 'tcp',
      path: 'here',
      isPlugged: () => true,
      plug: () => Promise.resolve(),
      unplug: () => Promise.resolve(),
      send: (bytes) => void sent.push(bytes),
    });
  };
}

test.each(FAMILIES)(
  '%s can be made, and tells its state as the contract has it',
  async (family) => {
    const plugIn = plugInSchema.parse({ id: 'device-1', family });
    const device = await createDevice(
      plugIn,
      manualClock(),
      cable([], () => {}),
    );
    const state = simulatedDeviceSchema.parse(device.state());
    expect(state).toMatchObject({ family, kind: DEVICE_FAMILIES[family].kind, bytesOut: 0 });
    expect(FAMILY_INFOS.find((info) => info.family === family)?.name['zh-CN']).toMatch(
      /\p{Script=Han}/u,
    );
  },
);

test('a reader counts its bytes, tells whose card lies there and what was asked', async () => {
  const sent: Uint8Array[] = [];
  let hear: OnBytes = () => {};
  const plugIn = plugInSchema.parse({ id: 'reader-9', family: 'sdt' });
  const take = (onBytes: OnBytes): void => {
    hear = onBytes;
  };
  const reader = await createDevice(plugIn, manualClock(5), cable(sent, take));
  if (reader.kind === 'id-card-reader') reader.put(TEST_CARD);
  hear(Buffer.from('aaaaaa96690003300132', 'hex'));
  expect(reader.state()).toMatchObject({
    card: 'tian',
    bytesIn: 10,
    bytesOut: 11,
    asked: [{ at: 5, what: 'read-card', detail: 'text and photo', times: 1 }],
  });
});

test('a plan spoils what a device sends, and its state says so', async () => {
  const sent: Uint8Array[] = [];
  const plugIn = plugInSchema.parse({ id: 'scanner-9', family: 'text' });
  const scanner = await createDevice(
    plugIn,
    manualClock(),
    cable(sent, () => {}),
  );
  scanner.setFaults({ ...NO_FAULT_PLAN, drop: 1 }, 'mine');
  if (scanner.kind === 'scanner') scanner.scan('A1', 'Q1');
  expect(sent).toEqual([]);
  expect(scanner.state().faults).toMatchObject({
    name: 'mine',
    summary: { writes: 1, dropped: 6 },
  });
  scanner.setFaults(undefined);
  expect(scanner.state()).not.toHaveProperty('faults');
});
