import { expect, test } from 'vitest';
import { errorText, openFailure } from './open-error.ts';

test.each([
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'DEVICE_ABSENT'],
  ['Opening COM7: File not found', 'DEVICE_ABSENT'],
  ['Error: Permission denied, cannot open /dev/ttyS0', 'DEVICE_PERMISSION'],
  ['Opening COM3: Access denied', 'DEVICE_PERMISSION'],
  ['Error Resource temporarily unavailable Cannot lock port', 'DEVICE_BUSY'],
  ['Error: Device or resource busy, cannot open /dev/ttyS0', 'DEVICE_BUSY'],
  ['Error: Inappropriate ioctl for device setting custom baud rate', 'DEVICE_OPEN_FAILED'],
])('the words "%s" mean %s', (words, code) => {
  expect(openFailure(new Error(words)).code).toBe(code);
});

test('an error number counts like the words', () => {
  const refused = Object.assign(new Error('open'), { code: 'EACCES' });
  expect(openFailure(refused)).toEqual({ code: 'DEVICE_PERMISSION', detail: 'EACCES open' });
});

test('what is no error has a text too, and a long text is cut', () => {
  expect(errorText('thrown string')).toBe('unknown error');
  expect(errorText(new Error('a\n'.repeat(500))).length).toBeLessThanOrEqual(160);
});
