import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { build } from 'vite';
import { mustDropSandbox } from '../../tools/electron.ts';
import { OUT } from '../../tools/paths.ts';
import type { ElectronRuntime } from '../../tools/setup/electron-runtime.ts';

/**
 * Builds and starts a small Electron application of our own, in which a part of the program runs
 * where it will run.
 *
 * @param source folder with `main.ts`
 * @param others further files of it that are started by themselves
 */
export async function startHostApp(
  source: string,
  others: readonly string[],
): Promise<ElectronApplication> {
  const name = path.basename(source);
  const folder = path.join(OUT, `e2e-${name}`);
  const entries = ['main', ...others].map((file) => [file, path.join(source, `${file}.ts`)]);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(entries) as Record<string, string>,
        external: ['electron', /^node:/],
        output: { entryFileNames: '[name].js', format: 'es' },
      },
    },
    ssr: { noExternal: true, external: ['electron'] },
  });
  mkdirSync(folder, { recursive: true });
  const manifest = { name, version: '1.0.0', type: 'module', main: 'main.js' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const runtime = JSON.parse(process.env.LIANGMA_TEST_ELECTRON ?? '') as ElectronRuntime;
  return _electron.launch({
    executablePath: runtime.executable,
    args: [...(mustDropSandbox() ? ['--no-sandbox'] : []), '--disable-gpu', folder],
  });
}
