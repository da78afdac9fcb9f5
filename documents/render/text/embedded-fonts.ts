import type { NoteBook } from '../../note.ts';
import type { Font } from '../../ofd/model/resources.ts';
import { openFont, type OutlineFont } from './font/open-font.ts';

/** The embedded fonts of a document, each opened once. */
export interface EmbeddedFonts {
  /** `undefined` where none is embedded, or none that can be read. */
  of(font: Font | undefined): OutlineFont | undefined;
  /** Allows for the outlines of another page. */
  renew(): void;
  /** Whether the outlines of this page took all that is allowed: some have come out empty. */
  isSpent(): boolean;
}

/** A dense page reads some hundred thousand; this many take about a second. */
const PAGE_ALLOWANCE = 500_000;

export function createEmbeddedFonts(
  readFile: (path: string) => Uint8Array | undefined,
  notes: NoteBook,
): EmbeddedFonts {
  const opened = new Map<string, OutlineFont | undefined>();
  const allowance = { left: PAGE_ALLOWANCE };
  return {
    renew: () => void (allowance.left = PAGE_ALLOWANCE),
    isSpent: () => allowance.left <= 0,
    of(font) {
      const path = font?.file;
      if (path === undefined) return undefined;
      if (!opened.has(path)) {
        const bytes = readFile(path);
        const made = bytes && openFont(bytes, allowance);
        if (!made) notes.add('value-unreadable', 'embedded font');
        opened.set(path, made);
      }
      return opened.get(path);
    },
  };
}
