export interface Gradient {
  addColorStop(offset: number, colour: string): void;
}

/** Made by a canvas, given back to it; nothing is asked of it here. */
export interface Pattern {
  readonly pattern?: never;
}

/** A colour in CSS, or what a canvas has made. */
export type Paint = string | Gradient | Pattern;

/**
 * The part of a 2D canvas that pages are drawn with. Contexts of a window, a worker and Skia in Node have
 * it; a host hands its own over by one cast, because this room knows no DOM.
 */
export interface Canvas2D {
  fillStyle: Paint;
  strokeStyle: Paint;
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'miter' | 'round' | 'bevel';
  miterLimit: number;
  lineDashOffset: number;
  /** 0 to 1. */
  globalAlpha: number;
  globalCompositeOperation: string;
  imageSmoothingEnabled: boolean;
  /** Old canvases have none. */
  imageSmoothingQuality?: 'low' | 'medium' | 'high';
  font: string;
  save(): void;
  restore(): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
  rect(x: number, y: number, w: number, h: number): void;
  fill(rule?: 'nonzero' | 'evenodd'): void;
  stroke(): void;
  clip(rule?: 'nonzero' | 'evenodd'): void;
  fillRect(x: number, y: number, w: number, h: number): void;
  clearRect(x: number, y: number, w: number, h: number): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  setLineDash(segments: number[]): void;
  drawImage(source: unknown, x: number, y: number, w: number, h: number): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient;
  createRadialGradient(
    ...circles: [x0: number, y0: number, r0: number, x1: number, y1: number, r1: number]
  ): Gradient;
  createPattern(source: unknown, repetition: 'repeat' | 'no-repeat'): Pattern | null;
}
