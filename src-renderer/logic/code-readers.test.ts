import { expect, test } from 'vitest';
import type { DeviceKind, DeviceState } from '../../contract/devices.ts';
import { isCameraAlone, isCameraUp, kindKey } from './code-readers.ts';

const device = (id: string, state: DeviceState = 'ready', kind: DeviceKind = 'scanner') => {
  return { id, kind, state };
};
const CARD = device('card', 'ready', 'id-card-reader');

test('a camera is alone where no scanner is, whatever else there is', () => {
  expect(isCameraAlone([device('camera', 'faulty'), CARD])).toBe(true);
  expect(isCameraAlone([device('camera'), device('scanner-1', 'absent')])).toBe(false);
  expect(isCameraAlone([device('scanner-1')])).toBe(false);
  expect(isCameraAlone([CARD])).toBe(false);
});

test.each<[DeviceState, boolean]>([
  ['opening', true],
  ['ready', true],
  ['busy', true],
  ['absent', false],
  ['faulty', false],
])('a camera that is %s is shown: %s', (state, isUp) => {
  expect(isCameraUp([device('scanner-1'), device('camera', state)])).toBe(isUp);
});

test('a scanner that works is no camera', () => {
  expect(isCameraUp([device('scanner-1'), CARD])).toBe(false);
});

test('the camera is called what it is', () => {
  expect(kindKey(device('camera'))).toBe('camera');
  expect(kindKey(device('scanner-1'))).toBe('scanner');
});
