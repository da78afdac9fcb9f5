import type { Clipboard, Session } from 'electron';

/** What a window’s session can be told to forget. */
type Forgetful = Pick<
  Session,
  | 'clearStorageData'
  | 'clearCache'
  | 'clearCodeCaches'
  | 'clearAuthCache'
  | 'clearHostResolverCache'
>;

/** What may hold something of a session outside of the page, by the name that goes into the log. */
export const TRACES = ['storage', 'cache', 'code-cache', 'auth', 'hosts', 'clipboard'] as const;
export type Trace = (typeof TRACES)[number];

/**
 * Clears, at the end of a citizen's session, whatever Chromium and the desktop may have kept of it
 * (GB/T 22239 8.1.4.10: residual information). The pages of the terminal store nothing themselves;
 * this holds even where one of them, or Chromium, does by mistake.
 *
 * @param clipboards the clipboard, and what was marked with the mouse, where a desktop keeps that too
 * @param onFailure told of each part that could not be cleared; the others are cleared all the same
 */
export async function wipeTraces(
  session: Forgetful,
  clipboards: readonly (Pick<Clipboard, 'clear'> | undefined)[],
  onFailure: (what: Trace) => void,
): Promise<void> {
  const clear: Readonly<Record<Trace, () => Promise<void> | void>> = {
    storage: () => session.clearStorageData(),
    cache: () => session.clearCache(),
    'code-cache': () => session.clearCodeCaches({}),
    auth: () => session.clearAuthCache(),
    hosts: () => session.clearHostResolverCache(),
    clipboard() {
      for (const clipboard of clipboards) clipboard?.clear();
    },
  };
  await Promise.all(
    TRACES.map(async (what) => {
      try {
        await clear[what]();
      } catch {
        onFailure(what);
      }
    }),
  );
}
