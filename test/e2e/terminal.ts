import { test as base } from '@playwright/test';
import type { ShellView } from '../../contract/ipc.ts';
import type { SessionState, SessionView } from '../../contract/session.ts';
import type { ElectronRuntime } from '../../tools/setup/electron-runtime.ts';
import {
  startTerminalApp,
  type TerminalApp,
  type TerminalAppOptions,
} from '../../tools/terminal-app.ts';

type Options = Omit<TerminalAppOptions, 'runtime' | 'display'>;

/** Starts terminals for a test and ends them with it. */
export const test = base.extend<{ start: (options: Options) => Promise<TerminalApp> }>({
  // Playwright reads the fixtures that one needs off the destructured parameter.
  start: async ({}, use) => {
    const runtime = JSON.parse(process.env.LIANGMA_TEST_ELECTRON ?? '') as ElectronRuntime;
    const display = process.env.LIANGMA_TEST_DISPLAY;
    const started: TerminalApp[] = [];
    await use(async (options) => {
      const terminal = await startTerminalApp({ ...options, runtime, display });
      started.push(terminal);
      return terminal;
    });
    for (const terminal of started) await terminal.stop();
  },
});

/** The state of the session on the screen, e.g. `consent`. */
export function inState(
  state: SessionState,
  more: (view: SessionView) => boolean = () => true,
): (view: ShellView) => boolean {
  return ({ snapshot }) => snapshot?.session.state === state && more(snapshot.session);
}

export { expect } from '@playwright/test';
