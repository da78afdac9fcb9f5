import type { Canvas2D } from '../../../documents/render/canvas.ts';
import type {
  FallbackFace,
  Picture,
  PictureFormat,
  RenderHost,
  Sheet,
} from '../../../documents/render/host.ts';
import { canvasPicture } from '../formats/canvas-picture.ts';

/** Of one sheet; four bytes each. */
const MAX_SHEET_PIXELS = 60_000_000;
const MAX_SHEET_SIDE = 16_384;

interface HostParts {
  readonly decodeSvg: (bytes: Uint8Array) => Promise<ImageBitmap | undefined>;
  readonly prepareFace: (face: FallbackFace, text: string) => Promise<string>;
}

/** Draws OFD pages in a worker of the window. */
export function createWorkerHost({ decodeSvg, prepareFace }: HostParts): RenderHost {
  return {
    createSheet,
    async decodePicture(bytes, format) {
      const bitmap = await (format === 'svg' ? decodeSvg(bytes) : decode(bytes, format));
      return bitmap && bitmapPicture(bitmap);
    },
    async fromPixels({ width, height, data }) {
      const pixels = new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height);
      return bitmapPicture(await createImageBitmap(pixels));
    },
    toPixels({ width, height, source }) {
      const context = new OffscreenCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      });
      if (!context) return undefined;
      context.drawImage(source as CanvasImageSource, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, data };
    },
    prepareFace,
  };
}

function createSheet(width: number, height: number): Sheet | undefined {
  const isWhole = Number.isInteger(width) && Number.isInteger(height);
  if (!isWhole || width < 1 || height < 1 || width * height > MAX_SHEET_PIXELS) return undefined;
  if (width > MAX_SHEET_SIDE || height > MAX_SHEET_SIDE) return undefined;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  return { ...canvasPicture(canvas), context: context as unknown as Canvas2D };
}

/** `undefined` for bytes that are no such picture. */
async function decode(
  bytes: Uint8Array,
  format: Exclude<PictureFormat, 'svg'>,
): Promise<ImageBitmap | undefined> {
  try {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
    return await createImageBitmap(blob);
  } catch {
    return undefined;
  }
}

export function bitmapPicture(bitmap: ImageBitmap): Picture {
  const { width, height } = bitmap;
  return { width, height, source: bitmap, close: () => bitmap.close() };
}
