import { expect, test } from 'vitest';
import { transportFor } from './open.ts';
import type { Transport } from './transport.ts';

async function looks(transport: Transport): Promise<string> {
  const identity = await transport.identify();
  return identity.ok ? identity.value : identity.error.code;
}

test('a path with a form of its own needs no model, and is its own name', async () => {
  for (const path of [
    'tcp://127.0.0.1:4001',
    'simulated://127.0.0.1:4001',
    'simulated-hid://127.0.0.1:4001',
  ]) {
    expect(await looks(transportFor(path, 'hid'))).toBe(path);
    expect(await looks(transportFor(path))).toBe(path);
  }
});

test('any other path is looked for on the bus of the model', async () => {
  expect(await looks(transportFor('/dev/ttyNONE0'))).toBe('DEVICE_ABSENT');
  expect(await looks(transportFor('usb:ffff:fffe', 'usb'))).toBe('DEVICE_ABSENT');
  // No serial port though it looks like one to a model that is opened as USB.
  expect(await looks(transportFor('/dev/null', 'usb'))).toBe('DEVICE_OPEN_FAILED');
  expect(await looks(transportFor('/dev/null', 'serial'))).toMatch(/^\d+:\d+:\d+$/);
});
