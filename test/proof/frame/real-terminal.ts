import { buildAll } from '../../../tools/build/steps.ts';
import { hasDisplay, startVirtualDisplay } from '../../../tools/display.ts';
import { ensureElectron } from '../../../tools/setup/electron-runtime.ts';
import { startTerminalApp, type TerminalApp } from '../../../tools/terminal-app.ts';

/** Builds and starts the real self-service terminal, and ends it whatever `work` does. */
export async function withRealTerminal<T>(work: (terminal: TerminalApp) => Promise<T>): Promise<T> {
  const runtime = await ensureElectron();
  await buildAll();
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  try {
    const terminal = await startTerminalApp({
      mode: 'self-service',
      runtime,
      display: display?.name,
      withDock: false,
    });
    try {
      return await work(terminal);
    } finally {
      await terminal.stop();
    }
  } finally {
    display?.stop();
  }
}
