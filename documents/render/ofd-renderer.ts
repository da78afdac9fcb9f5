import type { DrawOptions, PageLack, PageSize, PageTextRun } from '../certificate-document.ts';
import { createNoteBook, inEach } from '../note.ts';
import type { OfdDocument } from '../ofd/model/document.ts';
import { openOfd, type OfdFile } from '../ofd/open-ofd.ts';
import { collectTexts } from './collect-texts.ts';
import { drawPlan } from './draw-plan.ts';
import { createDrawRun, DRAW_LIMITS, type DrawLimits } from './draw-run.ts';
import type { Picture, RenderHost, Sheet } from './host.ts';
import { pageFrame } from './page-frame.ts';
import { lacksOf, openingLacksOf } from './page-lacks.ts';
import { planPage } from './page-plan.ts';
import { createPageStore } from './page-store.ts';
import { paintStamp, type SealStamp } from './stamps.ts';
import { pageTextRuns } from './text/page-runs.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

/** A page on a sheet of its own. */
export interface DrawnSheet extends Sheet {
  /** What it does without; empty where it is whole. */
  readonly lacks: readonly PageLack[];
}

/** Draws an OFD file; pages of all its documents are counted through, from 1. */
export interface OfdRenderer {
  readonly pageCount: number;
  /** A4 for a page that cannot be read. */
  pageSize(page: number): PageSize;
  /**
   * Draws a page on a sheet of its own, which whoever asked closes. `undefined` where it was cancelled, where
   * the page cannot be read, and where no sheet can be had; what is only in part understood is noted, told
   * in `lacks` and left out. A page with more pixels than the limits allow becomes smaller.
   */
  draw(page: number, options: DrawOptions): Promise<DrawnSheet | undefined>;
  /** In reading order; empty for a page that cannot be read. */
  text(page: number): readonly PageTextRun[];
  /** Lets go of all that was decoded. Nothing may be called afterwards. */
  dispose(): void;
}

export interface OfdRendererOptions {
  /** Seals that are shown; see {@link stampsOf}. Without them none is. */
  readonly stamps?: readonly SealStamp[];
  readonly limits?: DrawLimits;
  /** Milliseconds since any moment. */
  readonly elapsed?: () => number;
  /**
   * Lets others have their turn, by a timer or a message: without it nobody can cancel a drawing that has
   * begun.
   */
  readonly pause?: () => Promise<void>;
  /** White where it is left out; the picture of a seal has no paper. */
  readonly paper?: 'white' | 'none';
  /** Files that this one is drawn within. */
  readonly nesting?: number;
}

const POINTS_PER_MM = 72 / 25.4;
const MAX_SIDE = 16_384;
const A4 = { x: 0, y: 0, w: 210, h: 297 };
/** A seal whose picture is a file with a seal whose picture is a file. */
const MAX_NESTING = 2;
const NESTED_LIMITS: DrawLimits = {
  ...DRAW_LIMITS,
  ...{
    sheetPixels: 4_000_000,
    helperPixels: 40_000_000,
    openPixels: 16_000_000,
    operations: 200_000,
    timeMs: 1_000,
  },
};

export function createOfdRenderer(
  file: OfdFile,
  host: RenderHost,
  options: OfdRendererOptions = {},
): OfdRenderer {
  const { stamps = [], limits = DRAW_LIMITS, elapsed = Date.now, nesting = 0 } = options;
  const pause = options.pause ?? (() => Promise.resolve());
  const store = createPageStore(file);
  const openingLacks = openingLacksOf(file.notes);
  const workshops = new Map<OfdDocument, Workshop>();

  function readFile(path: string): Uint8Array | undefined {
    const bytes = file.package.read(path, 'resource');
    return bytes.ok ? bytes.value : undefined;
  }

  function workshopOf(document: OfdDocument): Workshop {
    const known = workshops.get(document);
    const workshop = known ?? createWorkshop({ document, host, readFile, drawNested });
    workshops.set(document, workshop);
    return workshop;
  }

  /** The first page of a file that is a picture in this one. */
  async function drawNested(bytes: Uint8Array, pixelsPerMm: number): Promise<Picture | undefined> {
    const opened = nesting < MAX_NESTING ? openOfd(bytes, file.package.limits) : undefined;
    if (!opened?.ok) return undefined;
    const how = {
      limits: NESTED_LIMITS,
      elapsed,
      pause,
      paper: 'none',
      nesting: nesting + 1,
    } as const;
    const nested = createOfdRenderer(opened.value, host, how);
    const scale = pixelsPerMm / POINTS_PER_MM;
    const sheet = await nested.draw(1, { scale, rotation: 0, signal: { aborted: false } });
    nested.dispose();
    return sheet;
  }

  async function draw(number: number, how: DrawOptions): Promise<DrawnSheet | undefined> {
    const page = store.page(number);
    if (!page?.content) return undefined;
    const { document, content, id } = page;
    const workshop = workshopOf(document);
    // A note is told once; what a drawing lacks, each time.
    const own = createNoteBook();
    const notes = inEach(document.notes, own);
    const parts = planPage(document, content, document.annotations.get(id) ?? [], {
      forPrint: how.forPrint ?? false,
      notes,
    });
    for (const { pageResources } of parts) workshop.learnFonts(pageResources);
    const { text, pictures } = workshop;
    await text.prepare(collectTexts(parts));
    const frame = pageFrame(content.area.physical, {
      ...{ maxPixels: limits.sheetPixels, maxSide: MAX_SIDE },
      ...{ pixelsPerMm: how.scale * POINTS_PER_MM, rotation: how.rotation },
    });
    const sheet = how.signal.aborted ? undefined : host.createSheet(frame.width, frame.height);
    if (!sheet) return undefined;
    const { context } = sheet;
    if (options.paper !== 'none') {
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, frame.width, frame.height);
    }
    const run = createDrawRun({ signal: how.signal, limits, elapsed, pause });
    const where = `page ${number}`;
    const drawing = { host, notes, where, run, text, pictures };
    context.transform(...frame.matrix);
    const place = { ...frame, context, page: frame.matrix, depth: 0 };
    await drawPlan(parts, place, drawing, how.onProgress ?? (() => undefined));
    for (const stamp of stamps) {
      const isHere = stamp.page === id && (stamp.document ?? document) === document;
      if (isHere && (await run.breathe())) await paintStamp(stamp, place, drawing);
    }
    if (run.isSpent) notes.add('too-long', `${where}: drawing`);
    const lacks = [...new Set([...openingLacks, ...lacksOf(own.notes)])];
    if (!run.isCancelled) return { ...sheet, lacks };
    sheet.close();
    return undefined;
  }

  return {
    pageCount: store.count,
    pageSize(number) {
      const { w, h } = store.page(number)?.content?.area.physical ?? A4;
      return { width: w * POINTS_PER_MM, height: h * POINTS_PER_MM };
    },
    draw,
    text(number) {
      const { document, content, id } = store.page(number) ?? {};
      if (!document || !content) return [];
      return pageTextRuns(document, content, document.annotations.get(id ?? -1) ?? []);
    },
    dispose() {
      for (const { pictures } of workshops.values()) pictures.dispose();
      workshops.clear();
      store.clear();
    },
  };
}
