import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startChild } from './child.ts';

test('what is longer than a pipe holds comes whole', async () => {
  const bodies: Uint8Array[] = [];
  const ends: string[] = [];
  const child = startChild({
    script: path.join(import.meta.dirname, 'child.test-support.ts'),
    args: ['long'],
    bodyLimit: 1_000_000,
    onFrame: ({ body }) => bodies.push(body),
    onEnd: (cause) => ends.push(cause),
  });
  onTestFinished(() => child.kill());
  await vi.waitFor(() => expect(ends).toEqual(['ended with 0']), { timeout: 10_000 });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toHaveLength(1_000_000);
  expect(bodies[0]!.every((byte) => byte === 7)).toBe(true);
});
