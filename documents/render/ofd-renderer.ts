import type { DrawOptions, PageSize } from '../certificate-document.ts';
import type { PageContent } from '../ofd/model/page.ts';
import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';
import { collectTexts } from './collect-texts.ts';
import { drawPlan } from './draw-plan.ts';
import { createDrawRun, DRAW_LIMITS, type DrawLimits } from './draw-run.ts';
import type { RenderHost, Sheet } from './host.ts';
import { planPage } from './page-plan.ts';
import { pageFrame } from './page-sheet.ts';
import type { Pictures, RendererParts, TextPainter } from './parts.ts';

/** Draws an OFD file; pages of all its documents are counted through, from 1. */
export interface OfdRenderer {
  readonly pageCount: number;
  pageSize(page: number): PageSize;
  /**
   * Draws a page on a sheet of its own, which whoever asked closes. `undefined` where it was cancelled, where
   * the page cannot be read, and where no sheet can be had; what is only in part understood is noted and
   * left out.
   */
  draw(page: number, options: OfdDrawOptions): Promise<Sheet | undefined>;
  /** Lets go of all that was decoded. Nothing may be called afterwards. */
  dispose(): void;
}

export interface OfdDrawOptions extends DrawOptions {
  /** Leaves out annotations that are for the screen alone. */
  readonly forPrint?: boolean;
}

export interface OfdRendererOptions {
  readonly parts: RendererParts;
  readonly limits?: DrawLimits;
  /** Milliseconds since any moment. */
  readonly elapsed?: () => number;
  /** Lets others have their turn, so that a drawing can be cancelled: a timer, a message. */
  readonly pause?: () => Promise<void>;
}

const MM_PER_INCH = 25.4;
const POINTS_PER_INCH = 72;
const POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH;
const MAX_SIDE = 16_384;
const WHITE = '#ffffff';
/** Pages that stay read: one is asked for its size, its text and its picture. */
const MAX_KEPT_PAGES = 8;

interface PageOfFile {
  readonly body: DocBody;
  /** From 0, in its document. */
  readonly index: number;
}

interface Workshop {
  readonly text: TextPainter;
  readonly pictures: Pictures;
}

export function createOfdRenderer(
  file: OfdFile,
  host: RenderHost,
  options: OfdRendererOptions,
): OfdRenderer {
  const limits = options.limits ?? DRAW_LIMITS;
  const elapsed = options.elapsed ?? Date.now;
  const pause = options.pause ?? (() => Promise.resolve());
  const pages = file.bodies.flatMap((body): readonly PageOfFile[] =>
    body.document.pages.map((_, index) => ({ body, index })),
  );
  const kept = new Map<number, PageContent>();
  const workshops = new Map<DocBody, Workshop>();

  function contentOf(page: number): PageContent | undefined {
    const known = kept.get(page);
    if (known) return known;
    const { body, index } = pages[page - 1] ?? {};
    const content = index === undefined ? undefined : body?.document.readPage(index);
    if (!content?.ok) return undefined;
    for (const oldest of kept.keys()) if (kept.size >= MAX_KEPT_PAGES) kept.delete(oldest);
    kept.set(page, content.value);
    return content.value;
  }

  function readFile(path: string): Uint8Array | undefined {
    const bytes = file.package.read(path, 'resource');
    return bytes.ok ? bytes.value : undefined;
  }

  function workshopOf(body: DocBody): Workshop {
    const known = workshops.get(body);
    if (known) return known;
    const shared = { host, readFile, notes: body.document.notes };
    const made: Workshop = {
      text: options.parts.createTextPainter({
        ...shared,
        font: (id) => body.document.resources.fonts.get(id),
      }),
      pictures: options.parts.createPictures({
        ...shared,
        drawNested: () => Promise.resolve(undefined),
      }),
    };
    workshops.set(body, made);
    return made;
  }

  async function draw(page: number, how: OfdDrawOptions): Promise<Sheet | undefined> {
    const { body, index } = pages[page - 1] ?? {};
    const content = contentOf(page);
    if (!body || index === undefined || !content) return undefined;
    const { document } = body;
    const pixelsPerMm = how.scale * POINTS_PER_MM;
    const bounds = { maxPixels: limits.sheetPixels, maxSide: MAX_SIDE };
    const frame = pageFrame(content.area.physical, {
      ...bounds,
      pixelsPerMm,
      rotation: how.rotation,
    });
    const annotations = document.annotations.get(document.pages[index]?.id ?? -1) ?? [];
    const parts = planPage(document, content, annotations, { forPrint: how.forPrint ?? false });
    const { text, pictures } = workshopOf(body);
    await text.prepare(collectTexts(parts));
    const sheet = how.signal.aborted ? undefined : host.createSheet(frame.width, frame.height);
    if (!sheet) return undefined;
    const run = createDrawRun({ signal: how.signal, limits, elapsed, pause });
    const where = `page ${page}`;
    const drawing = { host, notes: document.notes, where, run, text, pictures };
    const { context } = sheet;
    context.fillStyle = WHITE;
    context.fillRect(0, 0, frame.width, frame.height);
    context.transform(...frame.matrix);
    const place = { ...frame, context, page: frame.matrix, depth: 0 };
    await drawPlan(parts, place, drawing, how.onProgress ?? (() => undefined));
    if (run.isSpent) document.notes.add('too-long', `${where}: drawing`);
    if (!run.isCancelled) return sheet;
    sheet.close();
    return undefined;
  }

  return {
    pageCount: pages.length,
    pageSize(page) {
      const { w, h } = contentOf(page)?.area.physical ?? { w: 210, h: 297 };
      return { width: w * POINTS_PER_MM, height: h * POINTS_PER_MM };
    },
    draw,
    dispose() {
      for (const { pictures } of workshops.values()) pictures.dispose();
      workshops.clear();
      kept.clear();
    },
  };
}
