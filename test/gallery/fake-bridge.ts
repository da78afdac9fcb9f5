import type { ShellView } from '../../contract/ipc.ts';

/** What the page finds in the place of the preload script's bridge; runs inside the page. */
export interface FakeBridgeInput {
  readonly view: ShellView;
  /** Files by certificate, and the card's photo as `card.photo`; as base64. */
  readonly files: Readonly<Record<string, { mediaType: string; base64: string }>>;
}

/**
 * Puts a `window.liangma` there that shows one view, delivers sample files, refuses
 * the command `beep-bad` and keeps a list of all requests in `window.asked`. Self-contained: its source text is sent to the page.
 */
export function installFakeBridge({ view, files }: FakeBridgeInput): void {
  const asked: unknown[] = [];
  const listeners = new Set<(view: ShellView) => void>();
  Object.assign(globalThis, {
    asked,
    show: (next: ShellView) => listeners.forEach((listener) => listener(next)),
    liangma: {
      view: () => Promise.resolve(view),
      onView(listener: (view: ShellView) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      request(name: string, params: { certificateId?: string; command?: string }) {
        asked.push({ name, params });
        if (name === 'device.command' && params.command === 'beep-bad') {
          const failure = { code: 'DEVICE_COMMAND_FAILED', detail: 'answer 45' };
          return Promise.resolve({ ok: false, error: { reason: 'failed', failure } });
        }
        const key = name === 'card.photo' ? name : params.certificateId;
        const file = /\.(read|photo)$/.test(name) ? files[key ?? ''] : undefined;
        const value = file && {
          mediaType: file.mediaType,
          bytes: Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0)),
        };
        return Promise.resolve({ ok: true, value: value ?? null });
      },
    },
  });
}
