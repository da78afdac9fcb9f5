import { expect, test } from 'vitest';
import { foundDeviceSchema } from '../contract/devices.ts';
import { knownOf, usbClassIds, usbDevices } from './bus-usb.node.ts';
import { modelSchema } from './catalogue/schema.ts';
import { isUsbPath } from './transport/usb.ts';

const IDS = new Set(['0400:c35a', '1234:*']);
const READER = { vendorId: 0x0400, productId: 0xc35a };

test('only what the catalogue knows is found, at a path that the transport takes', () => {
  const found = knownOf(
    [
      { ...READER, serialNumber: 'R1', manufacturerName: 'Maker', productName: 'Reader' },
      { vendorId: 0x1234, productId: 1, serialNumber: null },
      { vendorId: 0x1d6b, productId: 2 },
    ],
    IDS,
  );
  expect(found).toEqual([
    {
      bus: 'usb',
      path: 'usb:0400:c35a:R1',
      usbId: '0400:c35a',
      serialNumber: 'R1',
      label: 'Maker Reader',
    },
    { bus: 'usb', path: 'usb:1234:0001', usbId: '1234:0001', label: '' },
  ]);
  expect(found.map(({ path }) => isUsbPath(path))).toEqual([true, true]);
});

test('a serial number that no path can carry is none; what is too long is cut', () => {
  const odd = { ...READER, serialNumber: '序 列', productName: 'p'.repeat(500) };
  const [device] = knownOf([odd], IDS);
  expect(device?.path).toBe('usb:0400:c35a');
  expect(foundDeviceSchema.safeParse(device).success).toBe(true);
  expect(
    knownOf(
      Array.from({ length: 500 }, () => READER),
      IDS,
    ),
  ).toHaveLength(64);
});

test('the ids are those of models of the vendor’s own class', () => {
  const model = (type: 'usb' | 'hid', id: string): unknown => ({
    kind: 'id-card-reader',
    name: 'reader',
    source: 'this test',
    match: { usb: [id] },
    transport: { type },
    protocol: { type: 'sdt', fingerprints: false },
  });
  const models = [model('usb', '0400:c35a'), model('hid', '0425:8159')];
  const catalogue = new Map(models.map((one, index) => [`m${index}`, modelSchema.parse(one)]));
  expect([...usbClassIds(catalogue)]).toEqual(['0400:c35a']);
});

test('this machine, whatever it has, gives devices and no error', async () => {
  for (const device of await usbDevices(IDS)) {
    expect(foundDeviceSchema.safeParse(device).success).toBe(true);
  }
});
