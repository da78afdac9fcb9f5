import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeFolderDurably, writeDurably, eraseDurably } from '../../contract/durable-file.node.ts';
import { sm3Hex } from '../../crypto/sm3.ts';

/** Keeps fetched lists of revoked certificates over restarts. */
export interface CrlCache {
  fileOf(url: string): string;
  /** When the list of this address was fetched, in milliseconds since 1970; undefined: never. */
  fetchedAt(url: string): number | undefined;
  /** Replaces it as a whole; false where the disk does not take it. */
  save(url: string, bytes: Uint8Array): boolean;
  /** Removes lists of addresses that are not asked any more, and drafts. */
  keepOnly(urls: readonly string[]): void;
}

/** The name says which address it is of, and is one that a file system takes. */
const NAME_LENGTH = 32;

/** Keeps them in this folder, which is made when it is needed. */
export function createCrlCache(folder: string): CrlCache {
  function fileOf(url: string): string {
    const name = sm3Hex(new TextEncoder().encode(url)).slice(0, NAME_LENGTH);
    return path.join(folder, `${name}.crl`);
  }

  return {
    fileOf,
    fetchedAt(url) {
      return statSync(fileOf(url), { throwIfNoEntry: false })?.mtimeMs;
    },
    save(url, bytes) {
      try {
        makeFolderDurably(folder);
        writeDurably(fileOf(url), bytes);
        return true;
      } catch {
        return false;
      }
    },
    keepOnly(urls) {
      const kept = new Set(urls.map((url) => path.basename(fileOf(url))));
      try {
        for (const name of readdirSync(folder)) {
          if (!kept.has(name)) eraseDurably(path.join(folder, name));
        }
      } catch {
        // No folder, no list; one that cannot be removed is read as long as it lies there.
      }
    },
  };
}
