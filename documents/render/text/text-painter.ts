import type { NoteBook } from '../../note.ts';
import type { TextObject } from '../../ofd/model/page-object.ts';
import type { Font } from '../../ofd/model/resources.ts';
import type { Canvas2D } from '../canvas.ts';
import type { DrawRun } from '../draw-run.ts';
import type { RenderHost } from '../host.ts';
import { createEmbeddedFonts } from './embedded-fonts.ts';
import { stepsOf, traceOutline } from './font/outline.ts';
import { type Letter, lettersOf, type OutlineLetter } from './letters.ts';
import { BOLD_FROM, isBoldFont, type StandIn } from './stand-in.ts';
import { addWanted, createTypesetter, type Inking, type WantedFace } from './typesetter.ts';

/** Draws the text of a document. */
export interface TextPainter {
  /** Reads embedded fonts and loads stand-ins for all text of a page. */
  prepare(objects: readonly TextObject[], run: Pick<DrawRun, 'breathe' | 'aside'>): Promise<void>;
  /**
   * Draws in the space of the object: the origin is the corner of its box, its CTM has been applied;
   * paints, alpha and line are set. What is neither filled nor stroked is invisible.
   *
   * @returns whether all letters were drawn: outlines that are too long are not
   */
  draw(context: Canvas2D, object: TextObject, how: Inking, run: Pick<DrawRun, 'isOver'>): boolean;
  /**
   * Adds the outlines to the current path, for clips. `false`, and nothing added, where a character
   * has no outline because its font is not embedded, and where they are too long.
   */
  trace(context: Canvas2D, object: TextObject): boolean;
}

export interface TextPainterOptions {
  readonly host: RenderHost;
  readonly font: (id: number) => Font | undefined;
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly notes: NoteBook;
}

/** How much bolder: the line around the letters, in ems. */
const BOLD_LINE = 1 / 28;
/** Letters of one page; those behind are drawn with what is ready. */
const MAX_PREPARED = 100_000;
/** Letters after which the time is looked at: each may be as large as the page. */
const LOOKED_EVERY = 16;
/** Steps of outlines that are filled at once. */
const MAX_PATH_STEPS = 2_000;
/** Steps of all outlines of an object, which as a rule is a line. */
const MAX_OBJECT_STEPS = 200_000;

export function createTextPainter(options: TextPainterOptions): TextPainter {
  const { host } = options;
  const fonts = createEmbeddedFonts(options.readFile, options.notes);
  const typesetter = createTypesetter(host);

  function read(object: TextObject, context?: Canvas2D): readonly Letter[] {
    const font = fontOf(object);
    const measure = (standIn: StandIn, character: string): number | undefined =>
      context && typesetter.measure(context, standIn, character);
    return lettersOf({ object, font, embedded: fonts.of(font), measure });
  }

  function fontOf({ font }: TextObject): Font | undefined {
    return font === undefined ? undefined : options.font(font);
  }

  return {
    async prepare(objects, run) {
      fonts.renew();
      const wanted = new Map<string, WantedFace>();
      let left = MAX_PREPARED;
      for (const object of objects) {
        if (!(await run.breathe())) return;
        const letters = read(object);
        left -= letters.length;
        if (left < 0) break;
        addWanted(letters, wanted);
      }
      await typesetter.prepare(wanted, run);
    },
    draw(context, object, how, run) {
      if (!how.fill && !how.stroke) return true;
      const letters = read(object, context);
      const outlines = letters.filter((letter) => letter.kind === 'outline');
      const isBold = object.weight >= BOLD_FROM && !isBoldFont(fontOf(object));
      const batches = batchesOf(outlines);
      for (const batch of batches.list) {
        if (run.isOver) return false;
        context.beginPath();
        traceAll(batch, context);
        if (how.fill) context.fill('nonzero');
        if (how.fill && isBold) strokeAsFill(context, object.size * BOLD_LINE);
        if (how.stroke) context.stroke();
      }
      // Some canvases move their path along with each transformation: an empty one costs nothing.
      if (batches.list.length > 0) context.beginPath();
      for (const [index, letter] of letters.entries()) {
        if (index % LOOKED_EVERY === 0 && run.isOver) return false;
        if (letter.kind === 'typed') typesetter.draw(context, letter, how);
      }
      return batches.isWhole && (outlines.length === 0 || !fonts.isSpent());
    },
    trace(context, object) {
      const letters = read(object, context);
      const outlines = letters.filter((letter) => letter.kind === 'outline');
      if (outlines.length === 0 || outlines.length < letters.length) return false;
      const batches = batchesOf(outlines);
      if (!batches.isWhole) return false;
      for (const batch of batches.list) traceAll(batch, context);
      return true;
    },
  };
}

function traceAll(letters: readonly OutlineLetter[], context: Canvas2D): void {
  for (const { outline, matrix } of letters) traceOutline(outline, matrix, context);
}

/** Long paths are slow to fill: so many letters at once that it stays quick. */
function batchesOf(letters: readonly OutlineLetter[]): {
  readonly list: readonly (readonly OutlineLetter[])[];
  readonly isWhole: boolean;
} {
  const list: OutlineLetter[][] = [];
  let [inBatch, total] = [MAX_PATH_STEPS, 0];
  for (const letter of letters) {
    const steps = stepsOf(letter.outline);
    total += steps;
    if (total > MAX_OBJECT_STEPS) return { list, isWhole: false };
    if (inBatch + steps > MAX_PATH_STEPS) {
      list.push([]);
      inBatch = 0;
    }
    inBatch += steps;
    list.at(-1)?.push(letter);
  }
  return { list, isWhole: true };
}

/** Makes filled letters bolder with the paint that they are filled with. */
function strokeAsFill(context: Canvas2D, lineWidth: number): void {
  context.save();
  context.strokeStyle = context.fillStyle;
  context.lineWidth = lineWidth;
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.stroke();
  context.restore();
}
