import path from 'node:path';
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import type { TerminalConfig } from '../contract/config.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { lockDownWindow } from './lockdown.ts';
import { scaleToFit } from './window-size.ts';

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

const PAGE_BACKGROUND = '#0e3846';

/** Opens the terminal's window; `folder` is where the built preload script lies. */
export function openTerminalWindow(config: TerminalConfig, folder: string): BrowserWindow {
  const { kiosk, width, height } = config.window;
  const scale = kiosk ? 1 : scaleToFit({ width, height }, screen.getPrimaryDisplay().workAreaSize);
  const window = new BrowserWindow({
    title: '亮码终端',
    width: Math.round(width * scale),
    height: Math.round(height * scale),
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
  lockDownWindow(window, scale);
  window.once('ready-to-show', () => window.show());
  // A page that has crashed or hangs is drawn anew from the snapshot; the session goes on.
  window.webContents.on('render-process-gone', () => window.reload());
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Opens the device dock of simulated mode beside the terminal: a plain web page without a bridge. */
export function openDockWindow(url: string): BrowserWindow {
  const window = new BrowserWindow({
    title: '设备坞 · Device dock',
    width: 520,
    height: 900,
    webPreferences: safePreferences(DOCK_PARTITION),
  });
  window.removeMenu();
  void window.loadURL(url);
  return window;
}
