import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import { createLog } from './log.ts';

test('a record becomes one JSON line with time and process', () => {
  const lines: string[] = [];
  const log = createLog('service', manualClock(0), (line) => lines.push(line));
  log({ event: 'scan.read', deviceId: 'scanner-1', length: 47 });
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","process":"service","event":"scan.read","deviceId":"scanner-1","length":47}\n',
  ]);
});
