import { expect, test } from 'vitest';
import { modelTransportSchema } from './transport.ts';

test.each([
  { type: 'serial', baudRates: [9_600, 115_200] },
  { type: 'hid' },
  { type: 'usb' },
  { type: 'keyboard' },
  { type: 'pcsc' },
])('%j is a way to a device', (transport) => {
  expect(modelTransportSchema.parse(transport)).toEqual(transport);
});

test.each([
  { type: 'serial' },
  { type: 'serial', baudRates: [] },
  { type: 'serial', baudRates: [299] },
  { type: 'serial', baudRates: [9_600.5] },
  { type: 'serial', baudRates: Array.from({ length: 9 }, () => 9_600) },
  { type: 'hid', baudRates: [9_600] },
  { type: 'bluetooth' },
])('%j is none', (transport) => {
  expect(modelTransportSchema.safeParse(transport).success).toBe(false);
});
