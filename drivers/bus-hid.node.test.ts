import { expect, test } from 'vitest';
import { foundDeviceSchema } from '../contract/devices.ts';
import { collectionsOf } from './bus-hid.node.ts';

test('an entry of the library becomes a found device with its usage', () => {
  const entry = {
    vendorId: 0x0c2e,
    productId: 0x0b61,
    path: '/dev/hidraw0',
    serialNumber: 'H1',
    manufacturer: 'Honeywell',
    product: 'Scanner',
    release: 1,
    interface: 0,
    usagePage: 140,
    usage: 2,
  };
  expect(collectionsOf([entry])).toEqual([
    {
      bus: 'hid',
      path: '/dev/hidraw0',
      usbId: '0c2e:0b61',
      serialNumber: 'H1',
      usagePage: 140,
      usage: 2,
      label: 'Honeywell Scanner',
    },
  ]);
});

test('what has no path is left out, and what is too long or too large still fits', () => {
  const long = {
    vendorId: 0x1_0c2e,
    productId: 1,
    path: 'x',
    serialNumber: 's'.repeat(300),
    product: 'p'.repeat(300),
    usagePage: -1,
    usage: 0x1_0002,
  };
  const entries = [{ vendorId: 1, productId: 2 }, { ...long, path: 'x'.repeat(300) }, long];
  const found = collectionsOf(entries);
  expect(found).toHaveLength(1);
  expect(foundDeviceSchema.safeParse(found[0]).success).toBe(true);
  expect(collectionsOf(Array.from({ length: 1_000 }, () => long))).toHaveLength(64);
});
