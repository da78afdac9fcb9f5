import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundDevice } from '../contract/devices.ts';
import { assign, MAX_ADOPTED, type Assignment, type Slot } from './adopt.ts';
import { CATALOGUE as WHOLE_CATALOGUE } from './catalogue/load.ts';
import { modelSchema } from './catalogue/schema.ts';

const common = { name: 'test', source: 'this test' };
const protocol = { type: 'ssi', charset: 'auto' };
const serial = { type: 'serial', baudRates: [9_600] };
const CATALOGUE = new Map(
  Object.entries({
    any: { match: { paths: ['^/dev/'] }, transport: serial },
    maker: { match: { usb: ['1eab:*'] }, transport: serial },
    exact: { match: { usb: ['1eab:1d06'] }, transport: serial },
    reader: {
      ...{ kind: 'id-card-reader', protocol: { type: 'sdt', fingerprints: false } },
      ...{ match: { usb: ['0400:c35a'] }, transport: { type: 'usb' } },
    },
  }).map(([name, own]) => [
    name,
    modelSchema.parse({ kind: 'scanner', ...common, protocol, ...own }),
  ]),
);

const at = (path: string, more: Partial<FoundDevice> = {}): FoundDevice => ({
  bus: 'serial',
  path,
  label: '',
  usbId: '1eab:1d06',
  ...more,
});
const slot = (id: string, more: Partial<Slot> = {}): Slot => ({
  id,
  model: 'exact',
  origin: 'configured',
  fixedPaths: [],
  ...more,
});

function look(slots: readonly Slot[], found: readonly FoundDevice[], adopt = true): Assignment {
  return assign(slots, found, { catalogue: CATALOGUE, adopt });
}
function places(slots: readonly Slot[], found: readonly FoundDevice[]): Record<string, string> {
  const result = look(slots, found).places;
  return Object.fromEntries([...result].map(([id, { path }]) => [id, path]));
}

test('what is known by product or maker is adopted as the best model; the rest is only shown', () => {
  const { newcomers, shown } = look(
    [],
    [at('/dev/a'), at('/dev/b', { usbId: '1eab:0001' }), at('/dev/c', { usbId: '1a86:7523' })],
  );
  expect(newcomers.map(({ id, model }) => [id, model])).toEqual([
    ['exact-1d06', 'exact'],
    ['maker-0001', 'maker'],
  ]);
  expect(shown.map(({ deviceId, models }) => [deviceId, models])).toEqual([
    ['exact-1d06', ['exact', 'maker', 'any']],
    ['maker-0001', ['maker', 'any']],
    [undefined, ['any']],
  ]);
});

test('without adoption all is shown and nothing joins; an unsupported device is listed', () => {
  const { newcomers, shown } = look([], [at('/dev/a'), at('COM9', { usbId: '0000:0001' })], false);
  expect(newcomers).toEqual([]);
  expect(shown.map(({ models }) => models)).toEqual([['exact', 'maker', 'any'], []]);
});

const READER: FoundDevice = { bus: 'usb', path: 'usb:0400:c35a', usbId: '0400:c35a', label: '' };

test('an ID-card reader is used by nobody who did not configure it, and listed with its model', () => {
  const { newcomers, places: placed, shown } = look([slot('other', { model: 'maker' })], [READER]);
  expect([newcomers, placed.size]).toEqual([[], 0]);
  expect(shown).toEqual([{ ...READER, models: ['reader'] }]);
  expect(places([slot('mine', { model: 'reader' })], [READER])).toEqual({ mine: READER.path });
});

test('no model of an ID-card reader in the catalogue is ever adopted', () => {
  const readers = [...WHOLE_CATALOGUE].filter(([, { kind }]) => kind === 'id-card-reader');
  expect(readers.length).toBeGreaterThan(2);
  for (const [, { match, transport }] of readers) {
    const found = (['serial', 'hid', 'usb'] as const).flatMap((bus) =>
      ['/dev/ttyUSB0', '/dev/serial/by-id/x', 'COM3', 'usb:0400:c35a'].flatMap((path) =>
        [undefined, ...(match.usb ?? [])].map((usbId): FoundDevice => ({
          ...{ bus, path, label: '' },
          ...(usbId !== undefined && { usbId }),
        })),
      ),
    );
    expect(found.some(({ bus }) => bus === transport.type)).toBe(true);
    for (const one of found) {
      const { newcomers } = assign([], [one], { catalogue: WHOLE_CATALOGUE, adopt: true });
      expect(newcomers).toEqual([]);
    }
  }
});

test('a port that a configured device names is never adopted, by whichever of its names', () => {
  const fixed = slot('fixed', { fixedPaths: ['/dev/serial/by-id/x', '/dev/a'] });
  const { newcomers, shown, places: placed } = look([fixed], [at('/dev/a')]);
  expect([newcomers, placed.size, shown[0]?.deviceId]).toEqual([[], 0, 'fixed']);
});

test('auto takes the device of its model, and the one whose serial number it names', () => {
  const found = [at('/dev/a', { serialNumber: 'A' }), at('/dev/b', { serialNumber: 'B' })];
  const slots = [slot('free'), slot('named', { serialNumber: 'A' })];
  expect(places(slots, found)).toEqual({ named: '/dev/a', free: '/dev/b' });
  expect(places([slot('named', { serialNumber: 'C' })], found)).toEqual({});
});

test('auto takes nothing that only its port speaks for, unless its serial number does', () => {
  const found = [at('/dev/a', { usbId: '1a86:7523', serialNumber: 'A' })];
  expect(places([slot('one', { model: 'any' })], found)).toEqual({});
  expect(places([slot('one', { model: 'any', serialNumber: 'A' })], found)).toEqual({
    one: '/dev/a',
  });
});

test('the serial number that another one names is not taken, though that one is not looked for', () => {
  const named = slot('named', { serialNumber: 'A', bound: at('/dev/a', { serialNumber: 'A' }) });
  const found = [at('/dev/a', { serialNumber: 'A' })];
  expect(places([slot('free'), named], found)).toEqual({ named: '/dev/a' });
});

test('a device with its serial number is found at its new port; nothing is adopted anew', () => {
  const bound = at('/dev/a', { serialNumber: 'A' });
  const one = slot('one', { origin: 'adopted', bound });
  const { places: placed, newcomers } = look([one], [at('/dev/b', { serialNumber: 'A' })]);
  expect([placed.get('one')?.path, newcomers]).toEqual(['/dev/b', []]);
});

test('another serial number is another device: the old one stays in the list as gone', () => {
  const bound = at('/dev/a', { serialNumber: 'A' });
  const one = slot('one', { origin: 'adopted', bound });
  const { places: placed, newcomers } = look([one], [at('/dev/a', { serialNumber: 'B' })]);
  expect([placed.size, newcomers.map(({ id }) => id)]).toEqual([0, ['exact-b']]);
});

test('two alike keep their ports; one that moves keeps its name; both moved go in order', () => {
  const one = slot('one', { origin: 'adopted', bound: at('/dev/a') });
  const two = slot('two', { origin: 'adopted', bound: at('/dev/b') });
  expect(places([one, two], [at('/dev/b'), at('/dev/a')])).toEqual({
    one: '/dev/a',
    two: '/dev/b',
  });
  expect(places([one, two], [at('/dev/b'), at('/dev/c')])).toEqual({
    one: '/dev/c',
    two: '/dev/b',
  });
  expect(places([one, two], [at('/dev/c'), at('/dev/d')])).toEqual({
    one: '/dev/c',
    two: '/dev/d',
  });
});

test('a serial number that is hidden while the device is open does not make it another one', () => {
  const one = slot('one', { origin: 'adopted', bound: at('/dev/a', { serialNumber: 'A' }) });
  expect(places([one], [at('/dev/a')])).toEqual({ one: '/dev/a' });
});

test('without USB ids only the port speaks for a device', () => {
  const { usbId: _, ...bare } = at('/dev/a');
  const one = slot('one', { bound: bare });
  expect(places([one], [{ ...bare, path: '/dev/b' }])).toEqual({});
});

test('sixteen are adopted; then one that is gone makes room, and one that is here does not', () => {
  const slots = Array.from({ length: MAX_ADOPTED }, (_, index) =>
    slot(`old-${index}`, {
      origin: 'adopted',
      bound: at(`/dev/${index}`, { serialNumber: `S${index}` }),
    }),
  );
  const here = slots.slice(1).map(({ bound }) => bound!);
  const fresh = [at('/dev/x', { serialNumber: 'X' }), at('/dev/y', { serialNumber: 'Y' })];
  const { newcomers, leaving } = look(slots, [...here, ...fresh]);
  expect([newcomers.map(({ id }) => id), leaving]).toEqual([['exact-x'], ['old-0']]);
});

test('whatever is found, no device has two places, no place two devices, and looking again is calm', () => {
  const device = fc.record({
    path: fc.constantFrom('/dev/a', '/dev/b', '/dev/c', '/dev/d'),
    usbId: fc.constantFrom('1eab:1d06', '1eab:0001', '1a86:7523'),
    serialNumber: fc.constantFrom('A', 'B'),
  });
  const looks = fc.uniqueArray(device, { selector: ({ path }) => path });
  fc.assert(
    fc.property(looks, looks, (before, after) => {
      const found = after.map(({ path, ...more }) => at(path, more));
      const slots = before.map(({ path, ...more }, index) =>
        slot(`slot-${index}`, {
          origin: index % 2 ? 'adopted' : 'configured',
          bound: at(path, more),
        }),
      );
      const { places: placed, newcomers } = look(slots, found);
      const taken = [...placed.values(), ...newcomers.map((one) => one.device)];
      expect(new Set(taken.map(({ path }) => path)).size).toBe(taken.length);
      const settled: Slot[] = [
        ...slots.map((one) => ({ ...one, bound: placed.get(one.id) ?? one.bound })),
        ...newcomers.map((one): Slot => slot(one.id, { origin: 'adopted', bound: one.device })),
      ];
      const again = look(settled, found);
      expect(again.newcomers).toEqual([]);
      for (const [id, { path }] of placed) expect(again.places.get(id)?.path).toBe(path);
    }),
  );
});
