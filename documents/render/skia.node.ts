import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Canvas2D } from './canvas.ts';
import type { Picture, PictureFormat, RenderHost, Sheet } from './host.ts';
import { isSizeBounded, readPictureHead } from './pictures/picture-head.ts';
import { createSkiaFaces, hasWeightAxis } from './skia-faces.node.ts';

/** Of one sheet: an A3 page of 600 dots an inch, which are 280 MB. */
const MAX_SHEET_PIXELS = 70_000_000;
const MAX_SHEET_SIDE = 16_384;
/** Read by the library when it is loaded: whether the machine's own fonts count. */
const NO_SYSTEM_FONTS = 'DISABLE_SYSTEM_FONTS_LOAD';

/**
 * Skia in Node (`@napi-rs/canvas`) with the fonts that come with the program; those of the machine are
 * not looked at, so that a page looks the same everywhere.
 */
export async function createSkiaHost(): Promise<RenderHost> {
  process.env[NO_SYSTEM_FONTS] = '1';
  const skia = await import('@napi-rs/canvas');
  const faces = createSkiaFaces(skia.GlobalFonts);

  function newCanvas(width: number, height: number): Canvas | undefined {
    try {
      return skia.createCanvas(width, height);
    } catch {
      // Skia says so where there is not enough memory.
      return undefined;
    }
  }

  function createSheet(width: number, height: number): Sheet | undefined {
    const isWhole = Number.isInteger(width) && Number.isInteger(height);
    if (!isWhole || width < 1 || height < 1 || width * height > MAX_SHEET_PIXELS) return undefined;
    if (width > MAX_SHEET_SIDE || height > MAX_SHEET_SIDE) return undefined;
    const canvas = newCanvas(width, height);
    if (!canvas) return undefined;
    const context = weighByAxis(canvas.getContext('2d')) as unknown as Canvas2D;
    return { width, height, context, source: canvas, close: () => empty(canvas) };
  }

  async function decode(bytes: Uint8Array): Promise<Picture | undefined> {
    const image = new skia.Image();
    image.src = bytes;
    try {
      await image.decode();
    } catch {
      // Its own words for bytes that are no whole picture.
      return undefined;
    }
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width < 1 || height < 1) return undefined;
    // Its pixels go when it becomes another picture.
    return { width, height, source: image, close: () => void (image.src = NO_PICTURE) };
  }

  /** Skia would draw the shapes of an SVG anew each time that it is shown. */
  function rasterised(picture: Picture): Picture | undefined {
    const { width, height } = picture;
    const sheet = createSheet(width, height);
    sheet?.context.drawImage(picture.source, 0, 0, width, height);
    picture.close();
    return sheet;
  }

  return {
    createSheet,
    async decodePicture(bytes, format) {
      const picture = isPicture(bytes, format) ? await decode(bytes) : undefined;
      return picture && format === 'svg' ? rasterised(picture) : picture;
    },
    fromPixels({ width, height, data }) {
      const sheet = createSheet(width, height);
      if (!sheet) return Promise.resolve(undefined);
      const canvas = sheet.source as Canvas;
      canvas.getContext('2d').putImageData(new skia.ImageData(data, width, height), 0, 0);
      return Promise.resolve({ width, height, source: canvas, close: () => sheet.close() });
    },
    toPixels({ width, height, source }) {
      const sheet = createSheet(width, height);
      if (!sheet) return undefined;
      sheet.context.drawImage(source, 0, 0, width, height);
      const { data } = (sheet.source as Canvas).getContext('2d').getImageData(0, 0, width, height);
      sheet.close();
      return { width, height, data };
    },
    prepareFace: (face, text) => Promise.resolve(faces.prepare(face, text)),
  };
}

/** A sheet of this host as a PNG file. */
export async function sheetToPng(sheet: Sheet): Promise<Uint8Array> {
  return new Uint8Array(await (sheet.source as Canvas).encode('png'));
}

/** By its first bytes; an SVG was measured when it was made safe. */
function isPicture(bytes: Uint8Array, format: PictureFormat): boolean {
  if (format === 'svg') return true;
  const head = readPictureHead(bytes);
  return head?.format === format && isSizeBounded(head);
}

/** Skia keeps the pixels until the canvas is collected, which may be long after. */
function empty(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}

/** One clear pixel. */
const NO_PICTURE = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
);

const WEIGHT = /(?:^|\s)([1-9]00)\s/;

/**
 * Fonts whose weight is an axis are chosen by name and slant alone here, so the weight that CSS
 * names in `font` is set on the axis besides.
 */
function weighByAxis(context: SKRSContext2D): SKRSContext2D {
  const font = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), 'font');
  return Object.defineProperty(context, 'font', {
    get: (): unknown => font?.get?.call(context),
    set(value: string) {
      font?.set?.call(context, value);
      // On any other face the setting would only cost a copy of the whole font.
      context.fontVariationSettings = hasWeightAxis(value)
        ? `"wght" ${WEIGHT.exec(value)?.[1] ?? '400'}`
        : '';
    },
  });
}
