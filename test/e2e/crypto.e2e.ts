import path from 'node:path';
import { expect, test } from '@playwright/test';
import { VECTORS } from '../../crypto/vectors.test-support.ts';
import { startHostApp } from './host-app.ts';

type Host = typeof globalThis & Record<'inMain' | 'inUtility', () => Promise<unknown>>;

test('Electron computes the examples of the standards, in main and in a utility process', async () => {
  const app = await startHostApp(path.join(import.meta.dirname, 'crypto-host'), ['utility']);
  try {
    await expect.poll(() => app.evaluate(() => 'inMain' in globalThis)).toBe(true);
    expect(await app.evaluate(() => process.versions.electron)).toMatch(/^\d+\./);
    expect(await app.evaluate(() => (globalThis as Host).inMain())).toEqual([]);
    expect(await app.evaluate(() => (globalThis as Host).inUtility())).toEqual({
      ran: VECTORS.length,
      failed: [],
    });
  } finally {
    await app.close();
  }
});
