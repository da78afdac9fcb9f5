import type { NoteBook } from '../note.ts';
import type { TextObject } from '../ofd/model/page-object.ts';
import type { Font, Media } from '../ofd/model/resources.ts';
import type { SealPicture } from '../seal/seal.ts';
import type { Canvas2D } from './canvas.ts';
import type { Picture, RenderHost } from './host.ts';

/** Draws the texts of one document. */
export interface TextPainter {
  /** Reads embedded fonts and loads stand-ins for all text of a page. */
  prepare(objects: readonly TextObject[]): Promise<void>;
  /**
   * In the space of the object: its matrix is applied by the caller, who also sets paint, alpha and
   * line.
   */
  draw(
    context: Canvas2D,
    object: TextObject,
    how: { readonly fill: boolean; readonly stroke: boolean },
  ): void;
  /** Adds the outlines to the current path; false where there are none to be had. */
  trace(context: Canvas2D, object: TextObject): boolean;
}

/** Decodes the pictures of one document and keeps some of them. */
export interface Pictures {
  /** `undefined` (and noted) where it cannot be decoded. */
  image(media: Media, mask: Media | undefined): Promise<Picture | undefined>;
  seal(picture: SealPicture): Promise<Picture | undefined>;
  dispose(): void;
}

interface PartOptions {
  readonly host: RenderHost;
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly notes: NoteBook;
}

/** Who draws text and decodes pictures. */
export interface RendererParts {
  createTextPainter(
    options: PartOptions & { readonly font: (id: number) => Font | undefined },
  ): TextPainter;
  createPictures(
    options: PartOptions & {
      readonly drawNested: (bytes: Uint8Array, pixelsPerMm: number) => Promise<Picture | undefined>;
    },
  ): Pictures;
}
