import type { NoteBook } from '../note.ts';
import { combine, type Matrix } from '../ofd/model/geometry.ts';
import type { Canvas2D } from './canvas.ts';
import type { DrawRun } from './draw-run.ts';
import type { RenderHost } from './host.ts';
import type { Pictures } from './parts.ts';
import type { ResourceLookup } from './resource-lookup.ts';
import type { TextPainter } from './text/text-painter.ts';

/** What everything on one page is drawn with. */
export interface Drawing {
  readonly host: RenderHost;
  readonly notes: NoteBook;
  /** The page, for notes: `page 3`. */
  readonly where: string;
  readonly run: DrawRun;
  readonly text: TextPainter;
  readonly pictures: Pictures;
}

/** Where something is drawn: a canvas whose transformation is `matrix`. */
export interface Place {
  readonly context: Canvas2D;
  /** Pixels of the canvas. */
  readonly width: number;
  readonly height: number;
  /** From the space of what is drawn, in millimetres, to pixels. */
  readonly matrix: Matrix;
  /** From the space of the page to pixels, for patterns that all objects share. */
  readonly page: Matrix;
  readonly resources: ResourceLookup;
  /** The draw parameter of the layer. */
  readonly layer?: number;
  /** Composites, cells and clips that it is within. */
  readonly depth: number;
}

/** The place one transformation further in; the canvas is transformed, too. */
export function entered(place: Place, inner: Matrix): Place {
  place.context.transform(...inner);
  return { ...place, matrix: combine(inner, place.matrix) };
}
