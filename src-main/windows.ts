import path from 'node:path';
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import type { TerminalConfig } from '../contract/config.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { lockDownWindow } from './lockdown.ts';
import { arrange, type Arrangement } from './window-size.ts';

/** Session of the terminal’s window; without `persist:` it lives in memory only. */
export const TERMINAL_PARTITION = 'terminal';
const DOCK_PARTITION = 'dock';

/** Every window of the program: no Node, isolated, sandboxed, nothing kept on disk. */
function safePreferences(partition: string): WebPreferences {
  return {
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    navigateOnDragDrop: false,
    backgroundThrottling: false,
  };
}

/** Wait before a crashed page is drawn anew, so that one that always crashes does not spin. */
const REDRAW_MS = 300;
const PAGE_BACKGROUND = '#0e3846';

/** Full screen in a hall; on a desk, where things are tried out, windows of their own. */
function arrangement(config: TerminalConfig): Arrangement {
  const withDock = config.simulation?.dockUrl !== undefined;
  return arrange(config.window, screen.getPrimaryDisplay().workArea, withDock);
}

/** Opens the terminal's window; `folder` is where the built preload script lies. */
export function openTerminalWindow(config: TerminalConfig, folder: string): BrowserWindow {
  const { kiosk } = config.window;
  const { terminal, zoom } = arrangement(config);
  const window = new BrowserWindow({
    ...terminal,
    title: '亮码终端',
    useContentSize: true,
    kiosk,
    frame: !kiosk,
    show: false,
    backgroundColor: PAGE_BACKGROUND,
    webPreferences: {
      ...safePreferences(TERMINAL_PARTITION),
      preload: path.join(folder, 'preload.cjs'),
    },
  });
  lockDownWindow(window, kiosk ? 1 : zoom);
  window.once('ready-to-show', () => window.show());
  // A page that has crashed or hangs is drawn anew from the snapshot; the session goes on.
  window.webContents.on('render-process-gone', () => {
    setTimeout(() => {
      if (!window.isDestroyed()) window.reload();
    }, REDRAW_MS);
  });
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Opens the device dock of simulated mode beside the terminal: a plain web page without a bridge. */
export function openDockWindow(config: TerminalConfig, url: string): BrowserWindow {
  const window = new BrowserWindow({
    ...arrangement(config).dock,
    title: '设备坞 · Device dock',
    webPreferences: safePreferences(DOCK_PARTITION),
  });
  window.removeMenu();
  void window.loadURL(url);
  return window;
}
