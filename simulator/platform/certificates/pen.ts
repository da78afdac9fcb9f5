import { createCanvas, PDFDocument, SvgExportFlag } from '@napi-rs/canvas';

type CanvasPen = ReturnType<PDFDocument['beginPage']>;

/** What layouts draw with: the same calls make pixels, a PDF page or the objects of an OFD page. */
export interface Pen extends Pick<
  CanvasPen,
  | ('fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha')
  | ('font' | 'letterSpacing' | 'textAlign' | 'textBaseline' | 'fillText')
  | ('save' | 'restore' | 'translate' | 'rotate' | 'scale')
  | ('beginPath' | 'moveTo' | 'lineTo' | 'rect' | 'roundRect' | 'arc' | 'ellipse' | 'closePath')
  | ('fill' | 'stroke' | 'clip' | 'fillRect' | 'strokeRect')
  | ('setLineDash' | 'createLinearGradient')
> {
  measureText(text: string): { readonly width: number };
}

/** Where the seal of an organ stands. */
export interface SealPlace {
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Something that is a photograph on a real certificate: its rectangle, and what draws it there. */
export interface Photo {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

/** One sheet in drawing units; a PNG has one pixel per unit. Drawn from the ground up. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What is the same on every certificate of the type. */
  readonly ground: (pen: Pen) => void;
  /** What this one says. */
  readonly draw: (pen: Pen) => void;
  readonly photos: readonly Photo[];
  /** The seal of whoever issues it: drawn, or a real one. */
  readonly seal: SealPlace & { readonly name: string };
  readonly watermark: (pen: Pen) => void;
}

/** Anything that can be drawn as a whole. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

/** Long side of A4, in points. */
const A4_LONG_PT = 842;

/** Draws into a PNG file. */
export function drawingToPng({ width, height, draw }: Drawing): Uint8Array {
  const canvas = createCanvas(width, height);
  draw(canvas.getContext('2d'));
  return canvas.toBuffer('image/png');
}

/** Draws into an SVG file; letters become outlines. */
export function drawingToSvg({ width, height, draw }: Drawing): Uint8Array {
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  draw(canvas.getContext('2d'));
  return canvas.getContent();
}

/** Draws into a PDF file of one page, as large as A4 on its long side; text stays text. */
export function drawingToPdf({ width, height, draw }: Drawing, title: string): Uint8Array {
  const scale = A4_LONG_PT / Math.max(width, height);
  const document = new PDFDocument({ title, compressionLevel: 9 });
  const pen = document.beginPage(width * scale, height * scale);
  pen.scale(scale, scale);
  draw(pen);
  document.endPage();
  return document.close();
}
