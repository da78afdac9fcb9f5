import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { OUT } from '../../../tools/paths.ts';
import { startTerminalApp, type TerminalApp } from '../../../tools/terminal-app.ts';
import type { ElectronRuntime } from '../../../tools/setup/electron-runtime.ts';
import { openFilm, type Film } from './film.ts';
import { FAILURE_S } from './seen.ts';
import { watchPage } from './watch-page.ts';

/** What the terminal reads with. */
export type Reading = 'own' | 'library' | 'no camera';

/** A terminal before a film. */
export interface Filmed {
  readonly terminal: TerminalApp;
  readonly film: Film;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Place {
  readonly runtime: ElectronRuntime;
  readonly display: string | undefined;
}

const READY_MS = 20_000;
const ASSETS = path.join(OUT, 'renderer/assets');

/**
 * The same application for all three: `library` is what it falls back to where WebAssembly cannot be
 * had, `@zxing/library`, the reader that most pages with a camera use.
 */
export async function startFilmed(reading: Reading, place: Place): Promise<Filmed> {
  const putBack = reading === 'library' ? takeReaderAway() : () => {};
  const film = openFilm();
  const terminal = await startTerminalApp({
    ...place,
    mode: 'self-service',
    overrides: {
      camera: { enabled: reading !== 'no camera' },
      timeLimits: { failureS: FAILURE_S },
    },
    switches: film.switches,
  });
  const { app, page } = terminal;
  await watchPage(page);
  // From here on everything is watched, the reader's start too.
  await page.reload();
  if (reading !== 'no camera') {
    const reader = reading === 'own' ? 'fast' : 'slow';
    await page.locator('[data-camera="seeing"]').waitFor({ timeout: READY_MS });
    await page.locator(`video[data-reader="${reader}"]`).waitFor({
      ...{ state: 'attached', timeout: READY_MS },
    });
  }
  return {
    ...{ terminal, film, pid: app.process().pid ?? 0 },
    async stop() {
      putBack();
      await terminal.stop();
      film.close();
    },
  };
}

/** Takes the fast reader's file out of what was built. Returns how to put it back; a process that ends does. */
function takeReaderAway(): () => void {
  const files = readdirSync(ASSETS)
    .filter((name) => name.endsWith('.wasm'))
    .map((name) => path.join(ASSETS, name));
  const move = (from: string, to: string): void =>
    files.forEach((file) => renameSync(file + from, file + to));
  const putBack = (): void => move('.away', '');
  move('', '.away');
  process.once('exit', putBack);
  return () => {
    process.off('exit', putBack);
    putBack();
  };
}
