import path from 'node:path';

/**
 * Names of pictures: the file's own name and the number of the page, padded so that they sort. Files of the same name
 * from different folders are kept apart by a number.
 */
export interface PictureNames {
  /** The name for the pictures of one file, without its ending. */
  stem(file: string): string;
}

export function createPictureNames(): PictureNames {
  const taken = new Set<string>();
  return {
    stem(file) {
      const { name } = path.parse(file);
      let stem = name;
      // Some file systems do not tell capitals apart.
      for (let copy = 2; taken.has(stem.toLowerCase()); copy++) stem = `${name}-${copy}`;
      taken.add(stem.toLowerCase());
      return stem;
    },
  };
}

/** @param page from 1 */
export function pictureName(stem: string, page: number, pageCount: number): string {
  const digits = Math.max(3, String(pageCount).length);
  return `${stem}-p${String(page).padStart(digits, '0')}.png`;
}
