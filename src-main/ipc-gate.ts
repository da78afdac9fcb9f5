import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CHANNELS, type ShellView } from '../contract/ipc.ts';
import {
  requestNameSchema,
  REQUESTS,
  type RequestError,
  type RequestName,
} from '../contract/requests.ts';
import { err, type Result } from '../contract/result.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { originOf } from './lockdown.ts';

export interface GateOptions {
  /** The only web contents that may ask. */
  readonly contents: () => WebContents;
  readonly view: () => ShellView;
  readonly request: (name: RequestName, params: unknown) => Promise<Result<unknown, RequestError>>;
  /** Somebody else asked: told to the log, answered with nothing of use. */
  readonly onStranger: (channel: string) => void;
}

function isOwnPage(event: IpcMainInvokeEvent, own: WebContents): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender === own &&
    frame === own.mainFrame &&
    originOf(frame.url) === APP_ORIGIN
  );
}

/** The one gate of IPC: every message is checked for its sender, its name and its parameters. */
export function openGate(options: GateOptions): void {
  ipcMain.handle(CHANNELS.view, (event): ShellView | undefined => {
    if (isOwnPage(event, options.contents())) return options.view();
    options.onStranger(CHANNELS.view);
    return undefined;
  });

  ipcMain.handle(
    CHANNELS.request,
    async (event, ...args: unknown[]): Promise<Result<unknown, RequestError>> => {
      if (!isOwnPage(event, options.contents())) {
        options.onStranger(CHANNELS.request);
        return err({ reason: 'invalid' });
      }
      const name = requestNameSchema.safeParse(args[0]);
      if (!name.success || args.length !== 2) return err({ reason: 'invalid' });
      const params = REQUESTS[name.data].params.safeParse(args[1]);
      if (!params.success) return err({ reason: 'invalid' });
      return options.request(name.data, params.data);
    },
  );
}

/** Tells the page of a new view; a window that is gone is told nothing. */
export function tellView(window: BrowserWindow, view: ShellView): void {
  if (!window.isDestroyed()) window.webContents.send(CHANNELS.viewChanged, view);
}
