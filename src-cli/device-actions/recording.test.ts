import { expect, test } from 'vitest';
import { createRecording } from './recording.ts';

const AT = { deviceId: 'reader-1', at: 0 };

function chunk(hex: string, from: 'device' | 'host' = 'device') {
  return { deviceId: 'reader-1', from, bytes: Buffer.from(hex, 'hex') } as const;
}

test('what passes is kept with its time since the port was opened', () => {
  const recording = createRecording();
  recording.raw(chunk('00'), 900);
  recording.restart(1_000);
  recording.raw(chunk('1654 0d'.replace(' ', ''), 'host'), 1_004.4);
  recording.raw({ ...chunk('fe01', 'host'), as: 'feature' }, 1_010);
  expect(recording.trace()).toEqual([
    { atMs: 4, from: 'host', hex: '16540d' },
    { atMs: 10, from: 'host', hex: 'fe01', as: 'feature' },
  ]);
});

test('nothing of a card is kept, from its lying there until it has left', () => {
  const recording = createRecording();
  recording.restart(0);
  recording.raw(chunk('aa'), 1);
  recording.heard({ kind: 'card-present', ...AT });
  recording.raw(chunk('bb'), 2);
  recording.raw(chunk('cc', 'host'), 3);
  recording.heard({ kind: 'card-removed', ...AT });
  recording.raw(chunk('dd'), 4);
  expect(recording.trace().map(({ hex }) => hex)).toEqual(['aa', 'dd']);
  expect(recording.leftOut()).toBe(2);
});

test('a flood fills no disk', () => {
  const recording = createRecording();
  for (let index = 0; index < 20_100; index++) recording.raw(chunk('55'), index);
  expect(recording.trace()).toHaveLength(20_000);
  expect(recording.leftOut()).toBe(100);
});
