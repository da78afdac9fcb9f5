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

test('a camera that is the only one to read codes is not called a scanner', () => {
  const camera = { ...reader('faulty'), id: 'camera', kind: 'scanner' } as const;
  const troubleWith = (...devices: DeviceSnapshot[]) =>
    missingOf({ missing: ['CODE'] }, { devices, platform: ONLINE })[0]?.trouble;
  expect(troubleWith(camera)).toBe('cameraNotReady');
  expect(troubleWith(camera, { ...camera, id: 'scanner-1' })).toBe('codeNotReady');
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

test.each([
  [['CLERK'], ONLINE, { way: 'clerk' }, 'clerk'],
  [['CODE', 'CLERK'], ONLINE, { way: 'clerk', link: 'or' }, 'code'],
  [['CARD', 'CLERK'], ONLINE, { way: 'clerk', link: 'then' }, 'card'],
  [['CLERK'], OFFLINE, { way: 'clerk', trouble: 'offline' }, 'clerk'],
] as const)(
  '%j: the clerk’s comparison is told, the rest is asked for',
  (ways, platform, last, asked) => {
    const missing = missingOf({ missing: [...ways] }, { devices: [], platform });
    expect(missing.at(-1)).toEqual(last);
    expect(askedOf(missing)).toBe(asked);
  },
);
