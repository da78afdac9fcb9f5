import { expect, test } from 'vitest';
import type { DeviceKind, DeviceState } from '../contract/devices.ts';
import { abilitiesOf } from './abilities.ts';

const device = (kind: DeviceKind, state: DeviceState) => ({ kind, state });

test.each<[DeviceState, boolean]>([
  ['ready', true],
  ['busy', true],
  ['absent', false],
  ['opening', false],
  ['faulty', false],
])('a device that is %s can be used: %s', (state, can) => {
  const devices = [device('scanner', state), device('id-card-reader', state)];
  expect(abilitiesOf(devices, 'online')).toEqual({
    ...{ cardReader: can, code: can, camera: false, online: true },
  });
});

test('one of several is enough, and each gives only what it is for', () => {
  const readers = [device('id-card-reader', 'absent'), device('id-card-reader', 'ready')];
  expect(abilitiesOf(readers, 'online')).toMatchObject({ cardReader: true, code: false });
  const other = [device('smart-card-reader', 'ready'), device('scanner', 'ready')];
  expect(abilitiesOf(other, 'online')).toMatchObject({ cardReader: false, code: true });
});

test('the platform is taken to be there until it is known not to be', () => {
  const states = ['unknown', 'online', 'offline'] as const;
  expect(states.map((state) => abilitiesOf([], state).online)).toEqual([true, true, false]);
});
