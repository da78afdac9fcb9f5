import type { Clock } from '../../contract/clock.ts';
import type {
  CertificateDocument,
  DrawnPage,
  DrawOptions,
  PageLack,
} from '../../documents/certificate-document.ts';
import type { Picture } from '../../documents/render/host.ts';
import { withinTime } from './within-time.ts';

/** One page as it is to be seen. */
export interface PageLook {
  readonly page: number;
  /** Pixels a point. */
  readonly scale: number;
  readonly rotation: DrawOptions['rotation'];
}

export interface ShowOptions {
  readonly signal: AbortSignal;
  /** The page that somebody looks at goes before all thumbnails. */
  readonly urgent: boolean;
  readonly onProgress?: (part: number) => void;
}

/** Pages of one document, drawn one after the other and kept within a bound. */
export interface DrawnPages {
  /**
   * Hands the drawn page to `paint`, which must copy it before it returns. `false` where it was
   * cancelled. Rejects where the page cannot be drawn, or not in time.
   */
  show(look: PageLook, options: ShowOptions, paint: (picture: Picture) => void): Promise<boolean>;
  /**
   * What the pages do without that somebody has looked at, by their numbers; a page that has ever been
   * found incomplete stays so. Thumbnails do not count.
   */
  lacks(): ReadonlyMap<number, readonly PageLack[]>;
  /** Ends what is under way and lets go of every page. */
  close(): void;
}

/** Pages that are kept, in pixels together; four bytes each. */
export const MAX_KEPT_PIXELS = 32_000_000;
/** A page that takes longer is built to take long, in milliseconds. */
export const DRAW_LIMIT_MS = 20_000;

interface Waiting {
  readonly urgent: boolean;
  readonly start: () => void;
}

export function createDrawnPages(
  document: CertificateDocument,
  clock: Clock,
  maxPixels = MAX_KEPT_PIXELS,
): DrawnPages {
  const kept = new Map<string, DrawnPage>();
  const lacking = new Map<number, readonly PageLack[]>();
  const waiting: Waiting[] = [];
  const end = new AbortController();
  let isBusy = false;

  function learn(page: number, { lacks = [] }: DrawnPage): void {
    const all = new Set([...(lacking.get(page) ?? []), ...lacks]);
    if (all.size > 0) lacking.set(page, [...all]);
  }

  function keep(key: string, picture: DrawnPage): void {
    kept.set(key, picture);
    let pixels = [...kept.values()].reduce((sum, one) => sum + pixelsOf(one), 0);
    for (const [oldest, one] of kept) {
      if (pixels <= maxPixels) break;
      pixels -= pixelsOf(one);
      kept.delete(oldest);
      one.close();
    }
  }

  /** Waits until nothing else is being drawn. */
  function turn(urgent: boolean): Promise<void> {
    if (!isBusy) {
      isBusy = true;
      return Promise.resolve();
    }
    return new Promise((start) => waiting.push({ urgent, start }));
  }

  function next(): void {
    const urgent = waiting.findIndex((one) => one.urgent);
    const [first] = waiting.splice(Math.max(0, urgent), 1);
    if (first) first.start();
    else isBusy = false;
  }

  async function draw(look: PageLook, options: ShowOptions): Promise<DrawnPage | undefined> {
    const late = new AbortController();
    const signal = AbortSignal.any([options.signal, end.signal, late.signal]);
    const { onProgress } = options;
    const drawing = document.draw(look.page, {
      ...{ scale: look.scale, rotation: look.rotation, signal },
      ...(onProgress && { onProgress }),
    });
    try {
      return await withinTime(clock, DRAW_LIMIT_MS, drawing);
    } catch (error) {
      late.abort();
      void drawing.then((picture) => picture?.close()).catch(() => {});
      if (signal.aborted && (options.signal.aborted || end.signal.aborted)) return undefined;
      throw error;
    }
  }

  return {
    async show(look, options, paint) {
      const isOver = (): boolean => options.signal.aborted || end.signal.aborted;
      const key = `${look.page} ${look.rotation} ${look.scale.toFixed(4)}`;
      await turn(options.urgent);
      try {
        if (isOver()) return false;
        const picture = kept.get(key) ?? (await draw(look, options));
        if (!picture) return false;
        // Seen last, so that it goes last.
        kept.delete(key);
        if (isOver()) {
          picture.close();
          return false;
        }
        if (options.urgent) learn(look.page, picture);
        paint(picture);
        keep(key, picture);
        return true;
      } finally {
        next();
      }
    },
    lacks: () => lacking,
    close() {
      end.abort();
      for (const picture of kept.values()) picture.close();
      kept.clear();
    },
  };
}

function pixelsOf({ width, height }: Picture): number {
  return width * height;
}
