import { expect, test } from 'vitest';
import type { DeviceSnapshot, DeviceState } from '../../contract/devices.ts';
import { askedOf, missingOf } from './evidence.ts';

function reader(state: DeviceState): DeviceSnapshot {
  return {
    ...{ id: 'card', kind: 'id-card-reader', model: 'sdt-serial', name: '', path: '', since: 0 },
    ...{ state, origin: 'configured', facts: {}, commands: [] },
  };
}

const ONLINE = { state: 'online', since: 0 } as const;
const OFFLINE = { state: 'offline', since: 0 } as const;

test.each([
  ['ready', {}],
  ['busy', {}],
  ['opening', { trouble: 'cardNotReady' }],
  ['absent', { trouble: 'cardNotReady' }],
  ['faulty', { trouble: 'cardNotReady' }],
] as const)('a card is missing and the reader is %s', (state, trouble) => {
  const at = { devices: [reader(state)], platform: ONLINE };
  expect(missingOf({ missing: ['CARD'] }, at)).toEqual([{ way: 'card', ...trouble }]);
});

test('a code without any scanner cannot be taken', () => {
  const at = { devices: [reader('ready')], platform: ONLINE };
  expect(missingOf({ missing: ['CODE'] }, at)).toEqual([{ way: 'code', trouble: 'codeNotReady' }]);
});

test.each(['ready', 'absent'] as const)('without the platform no %s device helps', (state) => {
  const at = { devices: [reader(state)], platform: OFFLINE };
  expect(missingOf({ missing: ['CARD'] }, at)).toEqual([{ way: 'card', trouble: 'offline' }]);
});

test('one thing is asked for by its name, two together', () => {
  const card = { way: 'card' } as const;
  const code = { way: 'code' } as const;
  expect(askedOf([card])).toBe('card');
  expect(askedOf([code])).toBe('code');
  expect(askedOf([card, code])).toBe('both');
});
