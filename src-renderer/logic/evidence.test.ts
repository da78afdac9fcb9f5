import { expect, test } from 'vitest';
import type { DeviceSnapshot, DeviceState } from '../../contract/devices.ts';
import { askedOf, missingOf } from './evidence.ts';

function reader(state: DeviceState): DeviceSnapshot {
  return {
    ...{ id: 'card', kind: 'id-card-reader', model: 'sdt-serial', name: '', path: '', since: 0 },
    ...{ state, origin: 'configured', facts: {}, commands: [] },
  };
}

test.each([
  ['ready', true],
  ['busy', true],
  ['opening', false],
  ['absent', false],
  ['faulty', false],
] as const)('a card is missing and the reader is %s', (state, ready) => {
  expect(missingOf({ missing: ['CARD'] }, [reader(state)])).toEqual([{ way: 'card', ready }]);
});

test('a code without any scanner cannot be taken', () => {
  expect(missingOf({ missing: ['CODE'] }, [reader('ready')])).toEqual([
    { way: 'code', ready: false },
  ]);
});

test('one thing is asked for by its name, two together', () => {
  const card = { way: 'card', ready: true } as const;
  const code = { way: 'code', ready: true } as const;
  expect(askedOf([card])).toBe('card');
  expect(askedOf([code])).toBe('code');
  expect(askedOf([card, code])).toBe('both');
});
