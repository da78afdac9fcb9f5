import type { Canvas2D } from './canvas.ts';

/** A canvas off the screen. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly context: Canvas2D;
  /** What `drawImage` and `createPattern` take. */
  readonly source: unknown;
  /** Lets go of its pixels. */
  close(): void;
}

/** A decoded picture. */
export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What `drawImage` takes. */
  readonly source: unknown;
  close(): void;
}

/** Formats that every host decodes by itself; JBIG2 and nested OFD are decoded before. */
export type PictureFormat = 'png' | 'jpeg' | 'bmp' | 'gif' | 'svg';

/** Rows from above, four bytes a pixel: red, green, blue, alpha (not multiplied). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A bundled face that stands in for a font that a file does not embed. */
export type FallbackFamily = 'song' | 'hei' | 'kai' | 'fang-song' | 'serif' | 'sans' | 'mono';

export interface FallbackFace {
  readonly family: FallbackFamily;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
}

/** What drawing needs of the place where it runs: a worker of the window, or Node with Skia. */
export interface RenderHost {
  /** `undefined` where so large a canvas cannot be had. */
  createSheet(width: number, height: number): Sheet | undefined;
  /**
   * `undefined` for bytes that are no such picture, or one too large. An SVG was made safe before (`makeSvgSafe`) and is
   * at most 1,600 pixels wide and high; a worker, which cannot decode any, asks its window.
   */
  decodePicture(bytes: Uint8Array, format: PictureFormat): Promise<Picture | undefined>;
  fromPixels(pixels: Pixels): Promise<Picture | undefined>;
  /** The pixels of a picture, for masks. */
  toPixels(picture: Picture): Pixels | undefined;
  /**
   * Makes a face ready for the characters of `text` and returns its names as CSS wants them in
   * `font`, the most fitting first.
   */
  prepareFace(face: FallbackFace, text: string): Promise<string>;
}
