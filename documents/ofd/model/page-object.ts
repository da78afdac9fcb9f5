import type { Colour } from './colour.ts';
import type { Box, Matrix } from './geometry.ts';

/** What every object of a page has (CT_GraphicUnit, GB/T 33190 8.5). Millimetres. */
export interface GraphicUnit {
  readonly id?: number;
  readonly name?: string;
  /** Where it is on the page; its own space begins at the corner. */
  readonly boundary: Box;
  readonly visible: boolean;
  readonly ctm?: Matrix;
  readonly drawParam?: number;
  readonly lineWidth?: number;
  readonly cap?: 'Butt' | 'Round' | 'Square';
  readonly join?: 'Miter' | 'Round' | 'Bevel';
  readonly miterLimit?: number;
  readonly dashOffset?: number;
  readonly dashPattern?: readonly number[];
  /** 0 to 255. */
  readonly alpha: number;
  readonly clips: readonly Clip[];
  /** Whether the object's matrix moves its clips, too (TransFlag). */
  readonly clipsFollowCtm?: boolean;
}

/** The areas of one clip together are what stays; of several clips what all leave (8.4). */
export interface Clip {
  readonly areas: readonly ClipArea[];
}

export interface ClipArea {
  readonly drawParam?: number;
  readonly ctm?: Matrix;
  readonly shape: TextObject | PathObject;
}

/** One run of characters (11.3). */
export interface TextCode {
  /** Of the first character's origin, in the space of the object. */
  readonly x: number;
  readonly y: number;
  /** From character to character; the last one stands for those that are missing. */
  readonly deltaX: readonly number[];
  readonly deltaY: readonly number[];
  readonly text: string;
}

/** Characters as glyphs of the embedded font (CGTransform, 11.4). */
export interface GlyphRun {
  /** Of the first character, counted over all text of the object. */
  readonly codePosition: number;
  readonly codeCount: number;
  readonly glyphCount: number;
  readonly glyphs: readonly number[];
}

export interface TextObject extends GraphicUnit {
  readonly kind: 'text';
  readonly font?: number;
  /** Millimetres. */
  readonly size: number;
  readonly stroke: boolean;
  readonly fill: boolean;
  readonly hScale: number;
  /** Degrees: 0, 90, 180, 270. */
  readonly readDirection: number;
  readonly charDirection: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly fillColour?: Colour;
  readonly strokeColour?: Colour;
  readonly codes: readonly TextCode[];
  readonly glyphRuns: readonly GlyphRun[];
}

export interface PathObject extends GraphicUnit {
  readonly kind: 'path';
  readonly stroke: boolean;
  readonly fill: boolean;
  readonly rule: 'NonZero' | 'Even-Odd';
  readonly fillColour?: Colour;
  readonly strokeColour?: Colour;
  /** `M x y L x y …` (9.2). */
  readonly data: string;
}

/** The frame of a picture (CT_Image, GB/T 33190 10). Millimetres. */
export interface ImageBorder {
  readonly lineWidth: number;
  readonly horizontalRadius: number;
  readonly verticalRadius: number;
  readonly dashOffset?: number;
  readonly dashPattern?: readonly number[];
  readonly colour?: Colour;
}

export interface ImageObject extends GraphicUnit {
  readonly kind: 'image';
  readonly border?: ImageBorder;
  readonly resource?: number;
  readonly substitution?: number;
  readonly mask?: number;
}

/** A vector graphic of the resources, drawn here (13). */
export interface CompositeObject extends GraphicUnit {
  readonly kind: 'composite';
  readonly resource?: number;
}

/** Objects in a block (PageBlock); it draws nothing itself. */
export interface PageBlock {
  readonly kind: 'block';
  readonly id?: number;
  readonly objects: readonly PageObject[];
}

export type PageObject = TextObject | PathObject | ImageObject | CompositeObject | PageBlock;
