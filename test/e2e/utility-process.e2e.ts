import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { _electron } from 'playwright';
import { build } from 'vite';
import type { Supervisor } from '../../src-main/supervisor.ts';
import { mustDropSandbox } from '../../tools/electron.ts';
import { OUT } from '../../tools/paths.ts';
import { servicePid } from '../support/kill-service.ts';
import type { ElectronRuntime } from '../../tools/setup/electron-runtime.ts';

const FOLDER = path.join(OUT, 'e2e-utility-host');

async function buildHost(): Promise<void> {
  const source = path.join(import.meta.dirname, 'utility-host');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: FOLDER,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      ssr: true,
      rolldownOptions: {
        input: {
          main: path.join(source, 'main.ts'),
          'stub-service': path.join(source, 'stub-service.ts'),
        },
        external: ['electron', /^node:/],
        output: { entryFileNames: '[name].js', format: 'es' },
      },
    },
    ssr: { noExternal: true, external: ['electron'] },
  });
  mkdirSync(FOLDER, { recursive: true });
  const manifest = { name: 'utility-host', version: '1.0.0', type: 'module', main: 'main.js' };
  writeFileSync(path.join(FOLDER, 'package.json'), JSON.stringify(manifest));
}

type Host = typeof globalThis & { supervisor: Supervisor };

test('the service seam runs over Electron’s utility process as well', async () => {
  await buildHost();
  const runtime = JSON.parse(process.env.LIANGMA_TEST_ELECTRON ?? '') as ElectronRuntime;
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...(mustDropSandbox() ? ['--no-sandbox'] : []), '--disable-gpu', FOLDER],
  });
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
