import { expect, test } from 'vitest';
import type { DeviceCommand, DeviceSnapshot } from '../contract/devices.ts';
import { ok } from '../contract/result.ts';
import type { DeviceEvent } from '../drivers/events.ts';
import { createFeedback, type Feedback } from './feedback.ts';

function scanner(id: string, ...commands: DeviceCommand[]): DeviceSnapshot {
  return {
    ...{ id, kind: 'scanner', model: 'zebra-ssi', name: id, path: '/dev/ttyS9', since: 0 },
    ...{ origin: 'configured', state: 'ready', facts: {}, commands },
  };
}

function stand(): { feedback: Feedback; sounds: string[]; scan: (deviceId: string) => void } {
  const sounds: string[] = [];
  const feedback = createFeedback({
    snapshots: () => [scanner('one', 'beep-good', 'beep-bad'), scanner('mute', 'trigger-start')],
    command(id, command) {
      sounds.push(`${id} ${command}`);
      return Promise.resolve(ok());
    },
  });
  const event = { kind: 'scan', at: 1, bytes: new Uint8Array(), text: '' } as const;
  return { feedback, sounds, scan: (deviceId) => feedback.heard({ ...event, deviceId }) };
}

test.each([
  ['consent', 'one beep-good'],
  ['queued', 'one beep-good'],
  ['failed', 'one beep-bad'],
] as const)('a scan that ends in %s: %s', (state, sound) => {
  const { feedback, sounds, scan } = stand();
  scan('one');
  feedback.entered('working');
  expect(sounds).toEqual([]);
  feedback.entered(state);
  expect(sounds).toEqual([sound]);
});

test('one scan has one sound', () => {
  const { feedback, sounds, scan } = stand();
  scan('one');
  feedback.refused();
  feedback.entered('failed');
  feedback.refused();
  expect(sounds).toEqual(['one beep-bad']);
});

test('a scanner that cannot beep is asked nothing', () => {
  const { feedback, sounds, scan } = stand();
  scan('mute');
  feedback.refused();
  scan('gone');
  feedback.refused();
  expect(sounds).toEqual([]);
});

test('a card makes no scanner beep', () => {
  const { feedback, sounds } = stand();
  const removed: DeviceEvent = { kind: 'card-removed', deviceId: 'one', at: 1 };
  feedback.heard(removed);
  feedback.entered('failed');
  expect(sounds).toEqual([]);
});
