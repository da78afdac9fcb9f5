import { expect, test } from 'vitest';
import { createAskedLog } from './asked-log.ts';

test('newest first; the same again counts up; no more than twenty lines; nothing unprintable', () => {
  const log = createAskedLog();
  log.add(1, 'beep', 'code\x07 1');
  log.add(2, 'beep', 'code 1');
  log.add(3, 'light', 'on');
  expect(log.lines()).toEqual([
    { at: 3, what: 'light', detail: 'on', times: 1 },
    { at: 2, what: 'beep', detail: 'code 1', times: 2 },
  ]);
  for (let at = 0; at < 40; at++) log.add(at, 'query', String(at));
  expect(log.lines()).toHaveLength(20);
  expect(log.lines()[0]!.detail).toBe('39');
});
