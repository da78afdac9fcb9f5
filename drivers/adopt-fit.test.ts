import { expect, test } from 'vitest';
import type { FoundDevice } from '../contract/devices.ts';
import { fitsOf, type ModelFit } from './adopt-fit.ts';
import { modelSchema } from './catalogue/schema.ts';

const SCANNER = {
  ...{ kind: 'scanner', name: 'test', source: 'this test' },
  protocol: { type: 'ssi', charset: 'auto' },
};
const HID = { transport: { type: 'hid' } };
const POS = { page: 140, usage: 2 };
const CATALOGUE = new Map(
  Object.entries({
    'b-maker': { match: { usb: ['1eab:*'] }, ...HID },
    'a-maker': { match: { usb: ['1eab:*'] }, ...HID },
    'maker-pos': { match: { usb: ['1eab:*'], hidUsage: POS }, ...HID },
    product: { match: { usb: ['1eab:1d06'] }, ...HID },
    pos: { match: { hidUsage: POS }, ...HID },
    port: { match: { paths: ['^/dev/hidraw'] }, ...HID },
    serial: {
      match: { usb: ['1eab:1d06'] },
      transport: { type: 'serial', baudRates: [9_600] },
    },
    wedge: { match: { usb: ['1eab:1d06'] }, transport: { type: 'keyboard' } },
    card: {
      ...{ kind: 'smart-card-reader', match: {}, transport: { type: 'pcsc' } },
      ...{ protocol: { type: 'pcsc' } },
    },
  }).map(([name, own]) => [name, modelSchema.parse({ ...SCANNER, ...own })]),
);

function fits(found: Partial<FoundDevice>): ModelFit[] {
  return fitsOf(CATALOGUE, { bus: 'hid', path: '/dev/hidraw0', label: '', ...found });
}

test('product over vendor and usage over vendor over usage over port; what is alike, by name', () => {
  const found = fits({ usbId: '1eab:1d06', usagePage: 140, usage: 2 });
  expect(found.map(({ model, fit }) => `${model} ${fit}`)).toEqual([
    'product certain',
    'maker-pos likely',
    'a-maker likely',
    'b-maker likely',
    'pos likely',
    'port possible',
    'wedge possible',
  ]);
});

test('a usage that is not there rules a model out, whatever the ids say', () => {
  expect(fits({ usbId: '1eab:0001' }).map(({ model }) => model)).not.toContain('maker-pos');
});

test('a model fits on its own bus only', () => {
  const [best, ...rest] = fits({ bus: 'serial', path: 'COM3', usbId: '1eab:1d06' });
  expect([best?.model, rest]).toEqual(['serial', []]);
});

test('every smart-card reader is one, and what nobody knows fits nothing', () => {
  expect(fits({ bus: 'pcsc', path: 'Reader 0' })).toMatchObject([{ model: 'card', fit: 'likely' }]);
  expect(fits({ bus: 'usb', path: 'usb:1-1' })).toEqual([]);
});
