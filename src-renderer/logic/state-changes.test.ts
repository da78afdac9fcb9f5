import { describe, expect, test } from 'vitest';
import type { DeviceSnapshot, DeviceState } from '../../contract/devices.ts';
import { baseSnapshot } from '../../test/gallery/fixtures.ts';
import { attentionCount, stateChanges } from './state-changes.ts';

const [DEVICE] = baseSnapshot(0).devices as [DeviceSnapshot];

function devices(...states: DeviceState[]): DeviceSnapshot[] {
  return states.map((state, index) => ({ ...DEVICE, id: `d${index}`, state }));
}

describe('stateChanges', () => {
  test.each<[DeviceState, DeviceState, boolean]>([
    ['ready', 'absent', true],
    ['absent', 'opening', true],
    ['opening', 'ready', true],
    ['busy', 'faulty', true],
    ['faulty', 'busy', true],
    ['ready', 'busy', false],
    ['busy', 'ready', false],
    ['ready', 'ready', false],
    ['faulty', 'faulty', false],
  ])('%s, then %s: %j', (before, now, isNews) => {
    const after = devices(now);
    expect(stateChanges(devices(before), after)).toEqual(isNews ? after : []);
  });

  test('a device that has come is news, one that is gone from the list is not', () => {
    const [first, second] = devices('ready', 'opening') as [DeviceSnapshot, DeviceSnapshot];
    expect(stateChanges([first], [first, second])).toEqual([second]);
    expect(stateChanges([first, second], [first])).toEqual([]);
  });
});

test('attentionCount counts what is absent or faulty', () => {
  expect(attentionCount(devices('ready', 'busy', 'opening'))).toBe(0);
  expect(attentionCount(devices('absent', 'ready', 'faulty'))).toBe(2);
});
