import { open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** Keeps the signed route table over restarts. */
export interface RouteCache {
  /** The table as it was received; whatever is wrong with the file, there is none. */
  load(): Promise<unknown>;
  /** Replaces it as a whole; false where the disk does not take it. */
  save(table: unknown): Promise<boolean>;
}

/** Largest table that is read, in bytes: 2000 code systems with all of their words. */
export const MAX_TABLE_BYTES = 4 * 1024 * 1024;

/** Keeps it in `routes.json` of this folder. What is read from there has to be verified anew. */
export function createRouteCache(folder: string): RouteCache {
  const file = path.join(folder, 'routes.json');
  return {
    async load() {
      try {
        if ((await stat(file)).size > MAX_TABLE_BYTES) return undefined;
        return JSON.parse(await readFile(file, 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    async save(table) {
      const draft = `${file}.new`;
      try {
        const handle = await open(draft, 'w', 0o600);
        try {
          await handle.writeFile(JSON.stringify(table));
          // The name must never stand for half of a table.
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, file);
        return true;
      } catch {
        return false;
      }
    },
  };
}
