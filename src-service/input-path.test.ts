import { expect, test } from 'vitest';
import { inputPathOf } from './input-path.ts';

const DEVICES = [
  { id: 'one', model: 'generic-serial' },
  { id: 'two', model: 'hid-pos' },
  { id: 'three', model: 'keyboard-wedge' },
  { id: 'camera', model: 'camera' },
  { id: 'four', model: 'no-such-model' },
];

test.each([
  ['one', 'serial'],
  ['two', 'hid'],
  ['three', 'kbw'],
  ['camera', 'camera'],
  ['four', undefined],
  ['nobody', undefined],
])('%s reads by %s', (id, path) => {
  expect(inputPathOf(DEVICES, id)).toBe(path);
});
