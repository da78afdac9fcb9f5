import type { App, BrowserWindow, Session, WebContents } from 'electron';
import { isCameraAsked } from './camera-permission.ts';

/**
 * Keys that leave or inspect a page: reload, zoom, save, developer tools, address bar. Not those that
 * the counter has taken for itself and that mean nothing to a window without a browser around it:
 * `Ctrl+F`, `Ctrl+P`, F6 and F7.
 */
const BLOCKED_WITH_CONTROL = new Set(['r', 's', 'g', 'u', 'o', 'n', 't', 'w', 'j', 'h', 'l']);
const BLOCKED_KEYS = new Set(['F3', 'F5', 'F10', 'F11', 'F12', 'BrowserBack', 'Alt']);

/** What `before-input-event` tells of a key. */
export interface KeyInput {
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/**
 * True for keys that a page of the terminal never needs and that would lead out of it. A barcode
 * read by a keyboard-wedge scanner can “type” these as well as a person can.
 */
export function isBlockedKey({ key, control, meta, alt, shift }: KeyInput): boolean {
  if (BLOCKED_KEYS.has(key)) return true;
  if (alt && key !== 'Alt') return true;
  if (!control && !meta) return false;
  return shift || BLOCKED_WITH_CONTROL.has(key.toLowerCase());
}

/** `URL.origin` knows no origin of a custom scheme, so scheme and host stand for it. */
export function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : undefined;
}

/** No web content may ever open, embed or move to anything but its own origin. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  const stay = (event: { preventDefault: () => void; url: string }): void => {
    if (originOf(event.url) !== originOf(contents.getURL())) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
}

/** Every right is denied, but for the camera to the page of `originNow()`, where there is one. */
function denyPermissions(session: Session, originNow: () => string | undefined): void {
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const cameraOrigin = originNow();
    if (cameraOrigin === undefined) return false;
    const { isMainFrame, mediaType, requestingUrl = origin } = details;
    const asked = { permission, origin: requestingUrl, isMainFrame, media: [mediaType] };
    return isCameraAsked(asked, cameraOrigin);
  });
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { isMainFrame, requestingUrl: origin } = details;
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const asked = { permission, origin, isMainFrame, media };
    const cameraOrigin = originNow();
    answer(cameraOrigin !== undefined && isCameraAsked(asked, cameraOrigin));
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Applies to every web content that the program ever makes.
 *
 * @param cameraOrigin whose page may use the camera now; nobody's where it is left out
 */
export function lockDownApp(
  app: App,
  cameraOrigin: () => string | undefined = () => undefined,
): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
    denyPermissions(contents.session, cameraOrigin);
  });
}

/** Takes away from a window the keys that lead out of it, and zooming; `zoom` is its only factor. */
export function lockDownWindow(window: BrowserWindow, zoom: number): void {
  window.removeMenu();
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    if (isBlockedKey(input)) event.preventDefault();
  });
  webContents.on('did-finish-load', () => {
    webContents.setZoomFactor(zoom);
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
}
