import { expect, test } from 'vitest';
import { cameraFailure } from './camera-failure.ts';

test.each([
  ['NotFoundError', 'DEVICE_ABSENT'],
  ['OverconstrainedError', 'DEVICE_ABSENT'],
  ['NotAllowedError', 'DEVICE_PERMISSION'],
  ['SecurityError', 'DEVICE_PERMISSION'],
  ['NotReadableError', 'DEVICE_BUSY'],
  ['AbortError', 'DEVICE_OPEN_FAILED'],
  ['SomethingNewError', 'DEVICE_OPEN_FAILED'],
])('%s is %s', (name, code) => {
  const error = new DOMException('a path of the system', name);
  expect(cameraFailure(error)).toEqual({ state: 'failed', code, detail: name });
});

test('what is no error has no name', () => {
  expect(cameraFailure('thrown')).toMatchObject({ detail: 'unknown' });
});
