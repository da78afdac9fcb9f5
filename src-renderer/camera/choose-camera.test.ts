import { expect, test } from 'vitest';
import { camerasOf, chooseCamera, nextCamera } from './choose-camera.ts';

const CAMERAS = [
  { id: 'a', label: 'Integrated Camera (13d3:56b2)' },
  { id: 'b', label: 'USB Document Camera' },
  { id: 'c', label: 'USB Camera' },
];

test('cameras alone, and only those that may be told', () => {
  const listed = [
    { kind: 'audioinput', deviceId: 'm', label: 'Microphone' },
    { kind: 'videoinput', deviceId: '', label: '' },
    { kind: 'videoinput', deviceId: 'a', label: 'USB' },
  ] as const;
  expect(camerasOf(listed)).toEqual([{ id: 'a', label: 'USB' }]);
});

test('by part of the name, upper or lower case', () => {
  expect(chooseCamera(CAMERAS, { device: 'document' })?.id).toBe('b');
  expect(chooseCamera(CAMERAS, { device: 'USB' })?.id).toBe('b');
  expect(chooseCamera(CAMERAS, {})?.id).toBe('a');
});

test('another one than the configured is never taken unasked', () => {
  expect(chooseCamera(CAMERAS, { device: 'Logitech' })).toBeUndefined();
  expect(chooseCamera([], {})).toBeUndefined();
});

test('what was chosen here goes first, as long as it is there', () => {
  expect(chooseCamera(CAMERAS, { device: 'document', chosenId: 'c' })?.id).toBe('c');
  expect(chooseCamera(CAMERAS, { device: 'document', chosenId: 'gone' })?.id).toBe('b');
});

test('the next one, round and round', () => {
  expect(nextCamera(CAMERAS, 'a')?.id).toBe('b');
  expect(nextCamera(CAMERAS, 'c')?.id).toBe('a');
  expect(nextCamera(CAMERAS, 'gone')?.id).toBe('a');
  expect(nextCamera([], 'a')).toBeUndefined();
});
