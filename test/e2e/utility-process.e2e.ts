import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Supervisor } from '../../src-main/supervisor.ts';
import { servicePid } from '../support/kill-service.ts';
import { startHostApp } from './host-app.ts';

type Host = typeof globalThis & { supervisor: Supervisor };

test('the service seam runs over Electron’s utility process as well', async () => {
  const source = path.join(import.meta.dirname, 'utility-host');
  const app = await startHostApp(source, ['stub-service']);
  const state = () => app.evaluate(() => (globalThis as Host).supervisor.state());
  const revision = () => app.evaluate(() => (globalThis as Host).supervisor.snapshot()?.revision);
  try {
    await expect.poll(state).toEqual({ state: 'running', restarts: 0 });
    expect(await revision()).toBe(1);
    // The name by which the tests that kill the service find it on this kind of runtime.
    expect(await servicePid(app)).toBeGreaterThan(0);
    // Bytes cross the seam as bytes.
    const bytes = await app.evaluate(async () => {
      const answer = await (globalThis as Host).supervisor.request('certificate.read', {});
      const value = answer.ok ? (answer.value as { bytes: Uint8Array }) : undefined;
      return value?.bytes instanceof Uint8Array ? [...value.bytes] : undefined;
    });
    expect(bytes).toEqual([1, 2, 3]);
    // A service that dies is started again, and the request that it took along is answered.
    const lost = await app.evaluate(() =>
      (globalThis as Host).supervisor.request('session.end', {}),
    );
    expect(lost).toEqual({ ok: false, error: { reason: 'unavailable' } });
    await expect.poll(state).toEqual({ state: 'running', restarts: 1 });
    await app.evaluate(() => (globalThis as Host).supervisor.stop());
  } finally {
    await app.close();
  }
});
