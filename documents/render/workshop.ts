import type { OfdDocument } from '../ofd/model/document.ts';
import type { Font, Resources } from '../ofd/model/resources.ts';
import type { RenderHost } from './host.ts';
import type { Pictures } from './parts.ts';
import { createPictures, type KeptPictures, type PicturesOptions } from './pictures/pictures.ts';
import { createTextPainter, type TextPainter } from './text/text-painter.ts';

/** Who draws texts and decodes pictures of one document, and keeps what was read. */
export interface Workshop {
  readonly text: TextPainter;
  readonly pictures: Pictures;
  /** Makes the fonts known that a page or a template brings along. */
  learnFonts(resources: Resources): void;
}

export interface WorkshopOptions {
  readonly document: OfdDocument;
  readonly host: RenderHost;
  readonly readFile: (path: string) => Uint8Array | undefined;
  /** Of all documents of the package. */
  readonly kept: KeptPictures;
  readonly drawNested: PicturesOptions['drawNested'];
}

export function createWorkshop({ document, ...options }: WorkshopOptions): Workshop {
  const { notes, resources } = document;
  // Ids are unique in a document (GB/T 33190 7.3), so those of one page are in nobody's way.
  const fonts = new Map<number, Font>(resources.fonts);
  return {
    text: createTextPainter({ ...options, notes, font: (id) => fonts.get(id) }),
    pictures: createPictures({ ...options, notes }),
    learnFonts: (more) => {
      for (const [id, font] of more.fonts) fonts.set(id, font);
    },
  };
}
