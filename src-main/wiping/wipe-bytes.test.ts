import { expect, test } from 'vitest';
import { wipeBytes } from './wipe-bytes.ts';

test('bytes are overwritten, everything else stays', () => {
  const params = { jobId: 1, page: 'one', jpeg: Uint8Array.of(1, 2, 3) };
  wipeBytes(params);
  expect(params).toEqual({ jobId: 1, page: 'one', jpeg: new Uint8Array(3) });
});

test.each([null, undefined, 'text', 7])('%j holds none', (params) => {
  expect(() => wipeBytes(params)).not.toThrow();
});
