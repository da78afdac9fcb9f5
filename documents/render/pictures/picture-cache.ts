import type { Picture } from '../host.ts';

/** Pictures by a key, within a number of pixels; the ones not used for longest go first. */
export interface PictureCache<K> {
  /** Loads a picture once, and again only after it had to go. That there is none is kept, too. */
  get(key: K, load: () => Promise<Picture | undefined>): Promise<Picture | undefined>;
  clear(): void;
}

interface Entry {
  readonly loading: Promise<Picture | undefined>;
  picture?: Picture | undefined;
}

/** @param maxPixels of all pictures together; the one asked for last stays however large it is */
export function createPictureCache<K>(maxPixels: number): PictureCache<K> {
  const entries = new Map<K, Entry>();

  function evict(): void {
    let pixels = 0;
    // From the newest: what does not fit any more goes, the newest itself never.
    for (const [key, { picture }] of [...entries].reverse()) {
      const before = pixels;
      pixels += picture ? picture.width * picture.height : 0;
      if (!picture || pixels <= maxPixels || before === 0) continue;
      entries.delete(key);
      picture.close();
    }
  }

  return {
    async get(key, load) {
      const known = entries.get(key);
      const entry: Entry = known ?? { loading: load() };
      entries.delete(key);
      entries.set(key, entry);
      if (known) return known.loading;
      const picture = await entry.loading;
      if (entries.get(key) === entry) {
        entry.picture = picture;
        evict();
      }
      return picture;
    },
    clear() {
      for (const { loading } of entries.values()) void loading.then((picture) => picture?.close());
      entries.clear();
    },
  };
}
