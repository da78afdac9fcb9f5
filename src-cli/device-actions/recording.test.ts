import { expect, test } from 'vitest';
import { createRecording } from './recording.ts';

function chunk(hex: string, from: 'device' | 'host' = 'device') {
  return { deviceId: 'reader-1', from, bytes: Buffer.from(hex, 'hex') } as const;
}

const anything = () => true;
/** `55…` is of nobody. */
const harmless = (bytes: Uint8Array) => bytes.every((byte) => byte === 0x55);

test('what passes is kept with its time since the port was opened', () => {
  const recording = createRecording(anything);
  recording.raw(chunk('00'), 900);
  recording.restart(1_000);
  recording.raw(chunk('16540d', 'host'), 1_004.4);
  recording.raw(chunk('06'), 1_008);
  recording.raw({ ...chunk('fe01', 'host'), as: 'feature' }, 1_010);
  recording.raw(chunk('41'), 1_011);
  expect(recording.finish()).toEqual({
    trace: [
      { atMs: 4, from: 'host', hex: '16540d' },
      { atMs: 8, from: 'device', hex: '06' },
      { atMs: 10, from: 'host', hex: 'fe01', as: 'feature' },
      { atMs: 11, from: 'device', hex: '41' },
    ],
    leftOut: 0,
  });
});

test('the recording ends before the first answer that may hold something of a person', () => {
  const recording = createRecording(harmless);
  for (const hex of ['01', '02', '03']) {
    recording.raw(chunk(hex, 'host'), 1);
    recording.raw(chunk('55'), 2);
    if (hex === '02') recording.raw(chunk('390101'), 3);
  }
  const { trace, leftOut } = recording.finish();
  expect(trace.map(({ hex }) => hex)).toEqual(['01', '55', '02']);
  expect(leftOut).toBe(4);
});

test('what nobody has answered when it ends is judged too', () => {
  const recording = createRecording(harmless);
  recording.raw(chunk('01', 'host'), 1);
  recording.raw(chunk('390101'), 2);
  expect(recording.finish()).toMatchObject({ trace: [{ hex: '01' }], leftOut: 1 });
  recording.raw(chunk('55'), 3);
  expect(recording.finish().trace).toHaveLength(1);
});

test('a port that is opened anew with a card on it gives nothing away', () => {
  const recording = createRecording(harmless);
  recording.raw(chunk('390101'), 1);
  recording.raw(chunk('01', 'host'), 2);
  recording.restart(100);
  recording.raw(chunk('205f094e'), 120);
  recording.raw(chunk('01', 'host'), 121);
  recording.restart(200);
  recording.raw(chunk('02', 'host'), 221);
  expect(recording.finish().trace.map(({ hex }) => hex)).toEqual(['02']);
});

test('a flood fills no disk', () => {
  const recording = createRecording(anything);
  for (let index = 0; index < 20_100; index++) recording.raw(chunk('55'), index);
  const { trace, leftOut } = recording.finish();
  expect(trace).toHaveLength(20_000);
  expect(leftOut).toBe(100);
});
