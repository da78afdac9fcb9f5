import { expect, test } from 'vitest';
import type { FoundDevice } from '../../contract/devices.ts';
import { fitOf, matchSchema, type Fit, type Match } from './match.ts';

const SERIAL: FoundDevice = {
  bus: 'serial',
  path: '/dev/ttyACM0',
  label: '',
  usbId: '1eab:1d06',
};
const HID: FoundDevice = {
  bus: 'hid',
  path: '/dev/hidraw3',
  label: '',
  usbId: '0c2e:0b61',
  usagePage: 0x8c,
  usage: 2,
};
const POS = { page: 0x8c, usage: 2 };

test.each<[string, Match, FoundDevice, Fit | undefined]>([
  ['its product', { usb: ['1eab:1d06'] }, SERIAL, 'certain'],
  ['its vendor', { usb: ['1eab:*'] }, SERIAL, 'likely'],
  ['its product before its vendor', { usb: ['1eab:*', '1eab:1d06'] }, SERIAL, 'certain'],
  ['another product of the vendor', { usb: ['1eab:1d07'] }, SERIAL, undefined],
  ['another vendor', { usb: ['0c2e:*'] }, SERIAL, undefined],
  ['its port alone', { paths: ['^COM\\d+$', '^/dev/ttyACM'] }, SERIAL, 'possible'],
  ['another vendor at its port', { usb: ['0c2e:*'], paths: ['^/dev/'] }, SERIAL, 'possible'],
  ['another port', { paths: ['^COM\\d+$'] }, SERIAL, undefined],
  ['nothing', {}, SERIAL, undefined],
  ['its usage', { hidUsage: POS }, HID, 'likely'],
  ['usage and product', { hidUsage: POS, usb: ['0c2e:0b61'] }, HID, 'certain'],
  ['usage and vendor', { hidUsage: POS, usb: ['0c2e:*'] }, HID, 'likely'],
  ['its usage, another vendor', { hidUsage: POS, usb: ['1eab:*'] }, HID, undefined],
  [
    'its product, another usage',
    { hidUsage: { page: 1, usage: 6 }, usb: ['0c2e:0b61'] },
    HID,
    undefined,
  ],
  [
    'another usage of the page',
    { hidUsage: { page: 0x8c, usage: 1 }, paths: ['.'] },
    HID,
    undefined,
  ],
  ['a usage, on a serial line', { hidUsage: POS, paths: ['.'] }, SERIAL, undefined],
])('by %s', (_, match, found, fit) => {
  expect(fitOf(match, found)).toBe(fit);
});

test('a device without an id is known by its port alone', () => {
  const found: FoundDevice = { bus: 'serial', path: 'COM3', label: '' };
  expect(fitOf({ usb: ['1eab:*'] }, found)).toBeUndefined();
  expect(fitOf({ usb: ['1eab:*'], paths: ['^COM\\d+$'] }, found)).toBe('possible');
});

test.each([
  [{ usb: ['1EAB:1D06'] }],
  [{ usb: ['1eab'] }],
  [{ usb: ['*:1d06'] }],
  [{ hidUsage: { page: 0, usage: 2 } }],
  [{ hidUsage: { page: 140 } }],
  [{ paths: ['('] }],
  [{ paths: Array.from({ length: 9 }, () => '.') }],
  [{ serial: 'x' }],
])('%j is no rule', (match) => {
  expect(matchSchema.safeParse(match).success).toBe(false);
});
