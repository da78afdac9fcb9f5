import type { PartRun } from './append/runs.ts';

/** A picture in grey: one byte a pixel, row by row, 0 black. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
}

/** In pixels of the frame; the middle of its first pixel is 0.5, 0.5. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Clockwise from the corner that is at the top left where the symbol stands upright. */
export type Corners = readonly [Point, Point, Point, Point];

/** Kinds of symbol that can be asked for. */
export const SYMBOLOGIES = [
  'qr',
  'micro-qr',
  'grid-matrix',
  'data-matrix',
  'aztec',
  'pdf417',
  'code-128',
] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];

/** A symbol (条码符号) that was read without doubt. */
export interface FoundSymbol {
  readonly symbology: Symbology;
  /** AIM symbology identifier (ISO/IEC 15424) with `]`, e.g. `]Q1`, `]g0`. */
  readonly aim: string;
  /** By its ECI; without one strict UTF-8, then GB 18030. */
  readonly text: string;
  /** As they stand in the symbol, before any character set. */
  readonly bytes: Uint8Array;
  readonly corners: Corners;
  /** 0…1: how much of the error correction was left over; 1 where nothing had to be corrected. */
  readonly quality: number;
  /** Where several symbols hold one message (structured append, 结构链接). */
  readonly part?: SymbolPart;
}

/** Which of the symbols of a message one is, and what it adds; `append/` joins them. */
export interface SymbolPart {
  /** From 1. */
  readonly number: number;
  /** 0 where the symbol does not tell how many there are. */
  readonly of: number;
  /** The same in all symbols of a message. */
  readonly group: string;
  /** What its bytes are; absent: no more is known of them. */
  readonly runs?: readonly PartRun[];
}

export interface DecodeRequest {
  readonly symbologies: readonly Symbology[];
  /** How long it may take, in milliseconds; a step that is under way then is brought to its end. */
  readonly budgetMs: number;
  /** Ends as soon as so many are found. */
  readonly atMost: number;
}

/** Reads symbols off pictures. It keeps nothing of a picture once it has returned. */
export interface Decoder {
  decode(frame: Frame, request: DecodeRequest): readonly FoundSymbol[];
  dispose(): void;
}
