import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceConfigSchema } from '../contract/config.ts';
import type { FoundDevice } from '../contract/devices.ts';
import { adoptedId } from './adopt-id.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };
const NONE = new Set<string>();

test.each([
  [{ ...PORT, serialNumber: 'NLS-00451234' }, 'newland-serial-00451234'],
  [{ ...PORT, serialNumber: '序列' }, 'newland-serial-1d06'],
  [PORT, 'newland-serial-1d06'],
  [{ bus: 'pcsc', path: 'Reader 00 00', label: '' } as const, 'newland-serial'],
])('%j', (device, id) => {
  expect(adoptedId('newland-serial', device, NONE)).toBe(id);
});

test('what is alike is numbered', () => {
  const taken = new Set(['newland-serial-1d06', 'newland-serial-1d06-2']);
  expect(adoptedId('newland-serial', PORT, taken)).toBe('newland-serial-1d06-3');
});

test('whatever a device says of itself, its name fits the contract and is nobody else’s', () => {
  const device = fc.record({ serialNumber: fc.string({ unit: 'binary', maxLength: 80 }) });
  const model = fc.stringMatching(/^[0-9a-z-]{1,48}$/);
  fc.assert(
    fc.property(model, fc.array(device, { maxLength: 40 }), (name, devices) => {
      const taken = new Set<string>();
      for (const one of devices) {
        const id = adoptedId(name, { ...PORT, ...one }, taken);
        expect(deviceConfigSchema.shape.id.safeParse(id).success).toBe(true);
        expect(taken.has(id)).toBe(false);
        taken.add(id);
      }
    }),
  );
});
