import { expect, test } from 'vitest';
import { serviceHostFor } from './service-process.ts';

test.each([
  ['20.18.1', 'node'],
  ['22.13.9', 'node'],
  ['22.14.0', 'utility-process'],
  ['24.1.0', 'utility-process'],
  ['nonsense', 'node'],
])('under Node %s the service runs as %s', (version, host) => {
  expect(serviceHostFor(version)).toBe(host);
});
