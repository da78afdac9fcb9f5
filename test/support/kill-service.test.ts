import { expect, test } from 'vitest';
import { servicePid } from './kill-service.ts';

test('the service that runs is the one spawned last', () => {
  const line = (pid: number): string =>
    `{"at":"…","process":"main","event":"main.service-spawned","pid":${pid}}\n`;
  expect(servicePid('')).toBeUndefined();
  expect(servicePid(line(12) + '{"event":"service.started"}\n' + line(345))).toBe(345);
});
