import type { Picture } from '../host.ts';
import type { PixelRoom } from '../pixel-room.ts';

/** Pictures by a key, as long as there is room for them; the ones not used for longest go first. */
export interface PictureCache<K> {
  /**
   * Loads a picture once, and again only after it had to go. That there is none is kept, too, where that
   * is for good.
   */
  get(
    key: K,
    load: () => Promise<Picture | undefined>,
    isForGood: () => boolean,
  ): Promise<Picture | undefined>;
  clear(): void;
}

interface Entry {
  loading?: Promise<Picture | undefined>;
  picture?: Picture | undefined;
}

/** @param room that its pictures have taken, and give back when they are closed */
export function createPictureCache<K>(room: PixelRoom): PictureCache<K> {
  const entries = new Map<K, Entry>();
  const stop = room.onShort(letGo);

  /** The newest one is being drawn. */
  function letGo(): boolean {
    const newest = [...entries.keys()].at(-1);
    for (const [key, { picture }] of entries) {
      if (!picture || key === newest) continue;
      entries.delete(key);
      picture.close();
      return true;
    }
    return false;
  }

  return {
    async get(key, load, isForGood) {
      const known = entries.get(key);
      const entry: Entry = known ?? {};
      entries.delete(key);
      entries.set(key, entry);
      if (known) return known.loading;
      // It is the newest from now on: the one before it may have to go for it.
      entry.loading = load();
      const picture = await entry.loading;
      if (entries.get(key) === entry) {
        entry.picture = picture;
        if (!picture && !isForGood()) entries.delete(key);
      }
      return picture;
    },
    clear() {
      stop();
      for (const { loading } of entries.values()) void loading?.then((picture) => picture?.close());
      entries.clear();
    },
  };
}
