import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { build } from 'vite';
import { OUT } from '../../../tools/paths.ts';
import { startHostApp } from '../../e2e/host-app.ts';
import { serve } from '../../gallery/serve.ts';
import type { Measured, Viewer } from './page/measured.ts';

export const VIEWERS = ['ours', 'theirs'] as const;
export type ViewerName = (typeof VIEWERS)[number];

export interface SampleFile {
  readonly name: string;
  readonly base64: string;
}

export interface Run {
  readonly files: ReadonlyMap<string, Measured>;
  /** Memory of the window's process after all files, in megabytes. */
  readonly memoryMb: number;
}

/** Of a page, in pixels: a sheet of A4 at 120 dpi. */
const WIDTH = 1_000;
/** The second time counts: code is compiled, fonts are there. */
const ROUNDS = 2;
/** A viewer that has not come to an end by then has not shown the file, in milliseconds. */
const LIMIT_MS = 20_000;
/** What a viewer that needs it may do; ours is served under the terminal's own policy. */
const NO_POLICY = "script-src 'self' 'unsafe-eval' 'unsafe-inline'";

export async function buildPages(otherViewer: string): Promise<string> {
  const outDir = path.join(OUT, 'bench', 'documents');
  const root = path.join(import.meta.dirname, 'page');
  await build({
    ...{ configFile: false, logLevel: 'error', root, base: './' },
    worker: { format: 'es' },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
      modulePreload: { polyfill: false },
      rolldownOptions: { input: VIEWERS.map((name) => path.join(root, `${name}.html`)) },
    },
  });
  copyFileSync(otherViewer, path.join(outDir, 'other-viewer.js'));
  return outDir;
}

async function viewOnce(page: Page, url: string, { base64 }: SampleFile): Promise<Measured> {
  await page.goto(url);
  const shown = page.evaluate(
    ([text, width]) => {
      const { view } = globalThis as unknown as { readonly view: Viewer };
      return view(
        Uint8Array.from(atob(text), (one) => one.charCodeAt(0)),
        width,
      );
    },
    [base64, WIDTH] as const,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Measured>((resolve) => {
    timer = setTimeout(() => resolve({ why: `not within ${LIMIT_MS / 1_000} s` }), LIMIT_MS);
  });
  try {
    return await Promise.race([shown, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function memoryMb(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate(({ app: running }) =>
    running
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilobytes / 1_000;
}

/**
 * Shows every file in a window of its own application.
 *
 * @param pictures folder for a picture of each, to be compared by eye
 */
export async function measure(
  viewer: ViewerName,
  folder: string,
  files: readonly SampleFile[],
  pictures: string,
): Promise<Run> {
  const server = await serve(folder, () => undefined, viewer === 'ours' ? undefined : NO_POLICY);
  const app = await startHostApp(path.join(import.meta.dirname, 'host'), []);
  try {
    const page = await app.firstWindow();
    const measured = new Map<string, Measured>();
    for (const file of files) {
      for (let round = 0; round < ROUNDS; round++) {
        measured.set(file.name, await viewOnce(page, `${server.url}${viewer}.html`, file));
      }
      await page.screenshot({ path: path.join(pictures, `${file.name}.${viewer}.png`) });
    }
    return { files: measured, memoryMb: await memoryMb(app) };
  } finally {
    await app.close();
    await server.close();
  }
}
