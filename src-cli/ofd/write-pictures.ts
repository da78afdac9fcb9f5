import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../contract/clock.node.ts';
import type { OfdFile } from '../../documents/ofd/open-ofd.ts';
import { createOfdRenderer } from '../../documents/render/ofd-renderer.ts';
import { stampsOf } from '../../documents/render/stamps.ts';
import { createSkiaHost, sheetToPng } from '../../documents/render/skia.node.ts';
import { NO_TRUST } from '../../documents/seal/chain.ts';
import { verifyFile } from '../../documents/seal/verify.ts';
import { pictureName } from './picture-name.ts';

const POINTS_PER_INCH = 72;

/** What became of a page: the path of its picture, or `undefined` where it cannot be drawn. */
export interface WrittenPage {
  /** From 1, through all documents of the file. */
  readonly page: number;
  readonly file: string | undefined;
}

export interface WritePicturesOptions {
  /** Exists. */
  readonly folder: string;
  /** The name of the pictures before the number of the page. */
  readonly stem: string;
  /** Pixels an inch. Pages that would become too large are drawn smaller. */
  readonly dpi: number;
  /** Ends it before the next page, or in the midst of one. */
  readonly stop: AbortSignal;
}

/** A machine that has much else to do takes longer, and no page is to be cut for that. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Draws every page of a file with the seals on it, whatever they are worth, and writes it as PNG, one after the other.
 *
 * @throws what the file system throws where a picture cannot be written
 */
export async function* writePictures(
  file: OfdFile,
  { folder, stem, dpi, stop }: WritePicturesOptions,
): AsyncGenerator<WrittenPage> {
  const host = await createSkiaHost();
  const { signatures } = verifyFile(file, { trust: NO_TRUST, now: systemClock.now() });
  const renderer = createOfdRenderer(file, host, {
    stamps: stampsOf(signatures),
    elapsed: workedMs,
    pause: () => setImmediate(),
  });
  const { pageCount } = renderer;
  const how = { scale: dpi / POINTS_PER_INCH, rotation: 0, signal: stop } as const;
  try {
    for (let page = 1; page <= pageCount && !stop.aborted; page++) {
      const sheet = await renderer.draw(page, how);
      if (!sheet) {
        yield { page, file: undefined };
        continue;
      }
      const target = path.join(folder, pictureName(stem, page, pageCount));
      await writeFile(target, await sheetToPng(sheet));
      sheet.close();
      yield { page, file: target };
    }
  } finally {
    renderer.dispose();
  }
}
