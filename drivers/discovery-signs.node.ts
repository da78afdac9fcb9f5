import { watch, type FSWatcher } from 'node:fs';

/** Device nodes by which a scanner or a reader shows; others come and go all the time. */
const NODE = /^(tty|hidraw|rfcomm|serial)/;

/** Where a device that comes or goes leaves a sign in the file system. */
export interface SignPlace {
  readonly folder: string;
  /** Names that matter; all of them by default. */
  readonly names?: RegExp;
}

/** `/dev` of Linux and macOS; other systems show devices in no folder. */
export function systemSignPlaces(): readonly SignPlace[] {
  return process.platform === 'win32' ? [] : [{ folder: '/dev', names: NODE }];
}

/**
 * Calls `onSign` whenever something changes in one of the folders. A folder that cannot be watched
 * gives no signs; the regular looks find out by themselves.
 */
export function watchFolders(places: readonly SignPlace[], onSign: () => void): () => void {
  const watchers = places.flatMap(({ folder, names }) => {
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) => {
        // "change" is a byte that was written to a port.
        if (event !== 'rename') return;
        if (!names || name === null || names.test(name)) onSign();
      });
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [] as FSWatcher[];
    }
  });
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
