import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../drivers/catalogue/load.ts';
import { sessionFor } from '../../../drivers/device/start.ts';
import { DEVICE_FAMILIES } from '../../../simulator/devices/families.ts';
import { halvesOf, RECOVERY_KINDS, symbolOf } from './recovery-kinds.ts';

test.each(RECOVERY_KINDS)('$name is a model of the catalogue and can be simulated', (kind) => {
  const model = CATALOGUE.get(kind.model);
  expect(model?.kind).toBe(DEVICE_FAMILIES[kind.family].kind);
  expect(model && sessionFor(model)).toBeDefined();
});

test('half a symbol has no end mark, the other half has', () => {
  const [first, second] = halvesOf('text');
  expect(first).not.toContain(0x0d);
  expect(second.at(-1)).toBe(0x0d);
  expect(Buffer.concat([first, second]).toString()).toMatch(/^\]Q1H{100}\r$/);
});

test('over HID half a symbol is a report that says that another follows', () => {
  const [first, second] = halvesOf('hid-pos');
  expect([first.length, first[63], second.length, second[63]]).toEqual([64, 1, 64, 0]);
});

test('a whole symbol ends with its mark', () => {
  expect(Buffer.concat(symbolOf('text', 'A')).toString()).toBe(']Q1A\r');
});

test('a reader scans nothing', () => {
  expect(() => halvesOf('sdt')).toThrow('sdt scans no symbols');
});
