import { expect, test } from 'vitest';
import type { DeviceCommand, DeviceSnapshot } from '../contract/devices.ts';
import { failure } from '../contract/failures.ts';
import { ok } from '../contract/result.ts';
import type { SessionState } from '../contract/session.ts';
import { createFeedback, type Feedback } from './feedback.ts';

function scanner(id: string, ...commands: DeviceCommand[]): DeviceSnapshot {
  return {
    ...{ id, kind: 'scanner', model: 'zebra-ssi', name: id, path: '/dev/ttyS9', since: 0 },
    ...{ origin: 'configured', state: 'ready', facts: {}, commands },
  };
}

interface Stand {
  readonly feedback: Feedback;
  readonly devices: DeviceSnapshot[];
  readonly sounds: string[];
  /** A scan that the session takes, and the state that it comes into by that. */
  readonly scan: (deviceId: string, state?: SessionState) => void;
  /** A scan beside an open session. */
  readonly refusedScan: (deviceId: string) => void;
  /** A card that cannot be read, or can. */
  readonly card: (state: SessionState) => void;
}

function stand(): Stand {
  const sounds: string[] = [];
  const devices = [
    scanner('one', 'beep-good', 'beep-bad'),
    scanner('two', 'beep-good', 'beep-bad'),
    scanner('mute', 'trigger-start'),
  ];
  const feedback = createFeedback({
    snapshots: () => devices,
    command(id, command) {
      sounds.push(`${id} ${command}`);
      return Promise.resolve(ok());
    },
  });
  const event = { kind: 'scan', at: 1, bytes: new Uint8Array(), text: '' } as const;
  const lost = { kind: 'card-failed', at: 1, failure: failure('CARD_UNREADABLE') } as const;
  return {
    feedback,
    devices,
    sounds,
    scan(deviceId, state) {
      feedback.heard({ ...event, deviceId }, () => state && feedback.entered(state));
    },
    refusedScan: (deviceId) => feedback.heard({ ...event, deviceId }, () => feedback.refused()),
    card: (state) => feedback.heard({ ...lost, deviceId: 'r' }, () => feedback.entered(state)),
  };
}

test.each([
  ['consent', 'one beep-good'],
  ['queued', 'one beep-good'],
  ['failed', 'one beep-bad'],
] as const)('a scan that ends in %s: %s', (state, sound) => {
  const { feedback, sounds, scan } = stand();
  scan('one', 'working');
  expect(sounds).toEqual([]);
  feedback.entered(state);
  expect(sounds).toEqual([sound]);
});

test('a scan that cannot be used says so at once, and no more', () => {
  const { feedback, sounds, scan } = stand();
  scan('one', 'failed');
  feedback.entered('idle');
  feedback.entered('failed');
  expect(sounds).toEqual(['one beep-bad']);
});

test('a refused scan makes its own scanner beep, and takes nothing from the one that is asked for', () => {
  const { feedback, sounds, scan, refusedScan } = stand();
  scan('one', 'working');
  refusedScan('two');
  feedback.entered('consent');
  refusedScan('one');
  expect(sounds).toEqual(['two beep-bad', 'one beep-good', 'one beep-bad']);
});

test('the next scan of a clerk takes the place of the one before, without another state', () => {
  const { feedback, sounds, scan } = stand();
  scan('one', 'working');
  scan('two');
  feedback.entered('consent');
  expect(sounds).toEqual(['two beep-good']);
});

test('a scanner that cannot beep, or is gone, is asked nothing, and nobody in its place', () => {
  const { feedback, devices, sounds, scan, refusedScan } = stand();
  refusedScan('mute');
  scan('one', 'working');
  const [one] = devices.splice(0, 1);
  feedback.entered('consent');
  devices.push(one!);
  feedback.entered('failed');
  expect(sounds).toEqual([]);
});

test.each(['working', 'failed'] as const)('a card makes no scanner beep: %s', (state) => {
  const { feedback, sounds, scan, card } = stand();
  scan('one', 'working');
  card(state);
  feedback.entered('consent');
  expect(sounds).toEqual([]);
});

test('a scan whose session is over is forgotten', () => {
  for (const over of ['ended', 'idle', 'reading-card'] as const) {
    const { feedback, sounds, scan } = stand();
    scan('one', 'working');
    feedback.entered(over);
    feedback.entered('consent');
    expect(sounds).toEqual([]);
  }
});
