import type { DrawOptions, PageLack, PageSize, PageTextRun } from '../certificate-document.ts';
import { createNoteBook, inEach } from '../note.ts';
import type { OfdDocument } from '../ofd/model/document.ts';
import { openOfd, type OfdFile } from '../ofd/open-ofd.ts';
import { collectTexts } from './collect-texts.ts';
import { drawPlan } from './draw-plan.ts';
import { createDrawRun, DRAW_LIMITS, type DrawLimits, type DrawRun } from './draw-run.ts';
import { openSheet } from './helper-sheet.ts';
import type { Picture, RenderHost, Sheet } from './host.ts';
import { pageFrame } from './page-frame.ts';
import { lacksOf, openingLacksOf } from './page-lacks.ts';
import { planPage } from './page-plan.ts';
import { nestedLimits } from './nested-limits.ts';
import { createPageStore } from './page-store.ts';
import { createPictureCache } from './pictures/picture-cache.ts';
import type { KeptPictures } from './pictures/pictures.ts';
import { createPixelRoom, type PixelRoom } from './pixel-room.ts';
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
  /** What another file is drawn with whose seal this one is: its time and its pixels. It has no paper then. */
  readonly within?: DrawRun;
  /** Shared with the file that it is within. */
  readonly room?: PixelRoom;
}

const POINTS_PER_MM = 72 / 25.4;
const MAX_SIDE = 16_384;
const A4 = { x: 0, y: 0, w: 210, h: 297 };
/** Of a file within another one; seals are small. */
const NESTED_SHEET_PIXELS = 4_000_000;

export function createOfdRenderer(
  file: OfdFile,
  host: RenderHost,
  options: OfdRendererOptions = {},
): OfdRenderer {
  const { stamps = [], limits = DRAW_LIMITS, elapsed = Date.now, within } = options;
  const pause = options.pause ?? (() => Promise.resolve());
  const store = createPageStore(file);
  const openingLacks = openingLacksOf(file.notes);
  const room = options.room ?? createPixelRoom(limits.openPixels);
  const kept: KeptPictures = createPictureCache(room);
  const workshops = new Map<OfdDocument, Workshop>();
  let last: Promise<unknown> = Promise.resolve();

  function readFile(path: string): Uint8Array | undefined {
    const bytes = file.package.read(path, 'resource');
    return bytes.ok ? bytes.value : undefined;
  }

  function workshopOf(document: OfdDocument): Workshop {
    const known = workshops.get(document);
    const workshop = known ?? createWorkshop({ document, host, readFile, kept, drawNested });
    workshops.set(document, workshop);
    return workshop;
  }

  /** The first page of a file that is a picture in this one; one within that is not drawn. */
  async function drawNested(
    bytes: Uint8Array,
    pixelsPerMm: number,
    run: DrawRun,
  ): Promise<Picture | undefined> {
    // It is wiped afterwards, and the bytes are not ours.
    const opened = within ? undefined : openOfd(bytes.slice(), nestedLimits(file.package.limits));
    if (!opened?.ok) return undefined;
    const nested = createOfdRenderer(opened.value, host, {
      ...options,
      stamps: [],
      room,
      within: run,
    });
    const scale = pixelsPerMm / POINTS_PER_MM;
    const sheet = await nested.draw(1, { scale, rotation: 0, signal: run.signal });
    nested.dispose();
    opened.value.package.wipe();
    if (!run.isSpent) return sheet;
    // What is not whole would be kept.
    sheet?.close();
    return undefined;
  }

  async function draw(number: number, how: DrawOptions): Promise<DrawnSheet | undefined> {
    if (how.signal.aborted) return undefined;
    const run = within ?? createDrawRun({ signal: how.signal, limits, room, elapsed, pause });
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
      isOver: () => run.isOver,
    });
    for (const { pageResources } of parts) workshop.learnFonts(pageResources);
    const { text, pictures } = workshop;
    await text.prepare(collectTexts(parts), run);
    const frame = pageFrame(content.area.physical, {
      ...{ maxPixels: within ? NESTED_SHEET_PIXELS : limits.sheetPixels, maxSide: MAX_SIDE },
      ...{ pixelsPerMm: how.scale * POINTS_PER_MM, rotation: how.rotation },
    });
    const where = `page ${number}`;
    const drawing = { host, notes, where, run, text, pictures };
    const sheet = run.isCancelled ? undefined : openSheet(frame.width, frame.height, drawing);
    if (!sheet) return undefined;
    const { context } = sheet;
    if (!within) {
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, frame.width, frame.height);
    }
    context.transform(...frame.matrix);
    const place = { ...frame, context, page: frame.matrix, depth: 0 };
    await drawPlan(parts, place, drawing, how.onProgress ?? (() => undefined));
    for (const stamp of stamps) {
      const isHere = stamp.page === id && (stamp.document ?? document) === document;
      if (isHere && (await run.breathe())) await paintStamp(stamp, place, drawing);
    }
    if (run.isSpent) notes.add('too-long', `${where}: drawing`);
    const lacks = [...new Set([...openingLacks, ...lacksOf(own.notes)])];
    if (!run.isCancelled) return { ...sheet.handedOver(), lacks };
    sheet.close();
    return undefined;
  }

  return {
    pageCount: store.count,
    pageSize(number) {
      const { w, h } = store.page(number)?.content?.area.physical ?? A4;
      return { width: w * POINTS_PER_MM, height: h * POINTS_PER_MM };
    },
    draw(number, how) {
      // One after the other: two pages would need the pixels of two, and take each other's pictures away.
      const drawn = last.then(() => draw(number, how));
      last = drawn.catch(() => undefined);
      return drawn;
    },
    text(number) {
      const { document, content, id } = store.page(number) ?? {};
      if (!document || !content) return [];
      return pageTextRuns(document, content, document.annotations.get(id ?? -1) ?? []);
    },
    dispose() {
      kept.clear();
      workshops.clear();
      store.clear();
    },
  };
}
