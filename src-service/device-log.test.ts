import { expect, test } from 'vitest';
import type { DeviceSnapshot, DeviceState } from '../contract/devices.ts';
import { failure, type FailureCode } from '../contract/failures.ts';
import type { LogRecord } from '../contract/log.ts';
import { createDeviceLog } from './device-log.ts';

function device(id: string, state: DeviceState, code?: FailureCode): DeviceSnapshot {
  return {
    ...{ id, kind: 'scanner', model: 'generic-serial', name: id, path: '/dev/ttyS9' },
    ...{ origin: 'configured', state, since: 1, facts: {}, commands: [] },
    ...(code && { reason: failure(code, 'not for the log') }),
  };
}

test('each change is one line, by its code; a scan is no change', () => {
  const logged: LogRecord[] = [];
  const tell = createDeviceLog((record) => logged.push(record));
  tell([device('a', 'opening'), device('b', 'ready')]);
  tell([device('a', 'faulty', 'DEVICE_SILENT'), device('b', 'busy')]);
  tell([device('a', 'faulty', 'DEVICE_SILENT'), device('b', 'ready')]);
  tell([device('a', 'faulty', 'DEVICE_PROTOCOL'), device('b', 'ready')]);
  const line = (id: string, state: string, reason?: string) => {
    return { event: 'device.state', id, state, ...(reason && { reason }) };
  };
  expect(logged).toEqual([
    line('a', 'opening'),
    line('b', 'ready'),
    line('a', 'faulty', 'DEVICE_SILENT'),
    line('a', 'faulty', 'DEVICE_PROTOCOL'),
  ]);
});
