import type { NoteBook } from '../../note.ts';
import type { Font } from '../../ofd/model/resources.ts';
import { openFont, type OutlineFont } from './font/open-font.ts';

/** The embedded fonts of a document, each opened once. */
export interface EmbeddedFonts {
  /** `undefined` where none is embedded, or none that can be read. */
  of(font: Font | undefined): OutlineFont | undefined;
}

export function createEmbeddedFonts(
  readFile: (path: string) => Uint8Array | undefined,
  notes: NoteBook,
): EmbeddedFonts {
  const opened = new Map<string, OutlineFont | undefined>();
  return {
    of(font) {
      const path = font?.file;
      if (path === undefined) return undefined;
      if (!opened.has(path)) {
        const bytes = readFile(path);
        const made = bytes && openFont(bytes);
        if (!made) notes.add('value-unreadable', 'embedded font');
        opened.set(path, made);
      }
      return opened.get(path);
    },
  };
}
