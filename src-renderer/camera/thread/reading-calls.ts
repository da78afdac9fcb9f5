import type { Joined } from '../../../symbols/append/joiner.ts';
import type { Corners, Symbology } from '../../../symbols/decoder.ts';
import type { SeenSymbol } from '../../../contract/camera.ts';
import type { Hint } from './hints.ts';

/** What the thread tells of one frame. The frame itself stays in the thread and is overwritten there. */
export interface FrameReport {
  readonly width: number;
  readonly height: number;
  /** Of every code in view, for the overlay. */
  readonly corners: readonly Corners[];
  /** A code that has come into view just now. */
  readonly fresh: SeenSymbol | undefined;
  readonly hint: Hint | undefined;
  /** Of a message of several symbols that are shown one after the other: how many were read, of how many. */
  readonly missing?: Joined['missing'];
  /** Share of the picture that is burnt out, 0…1. */
  readonly burnt: number;
  /** How long taking it out and reading it took, in milliseconds. */
  readonly tookMs: number;
}

/** A code in a picture that a clerk has opened. */
export interface PictureCode extends SeenSymbol {
  readonly symbology: Symbology;
  readonly corners: Corners;
  /** It may be another text by chance: a picture shows it only once, so that a person has to look. */
  readonly isDoubtful: boolean;
}

export interface PictureReport {
  /** As it was read, perhaps smaller than the file's. */
  readonly width: number;
  readonly height: number;
  readonly codes: readonly PictureCode[];
}

/** Why a file is not looked at. */
export type PictureProblem = 'too-large' | 'not-a-picture';

/** Calls into the thread that reads codes. */
export type ReadingCalls = Readonly<{
  /** Answers once a decoder stands ready: whether it is the fast one. */
  ready: readonly [null, boolean];
  /** The frame is handed over. */
  look: readonly [VideoFrame, FrameReport];
  /** Nobody looks any more: what is left of the last frame is overwritten. */
  rest: readonly [null, null];
  picture: readonly [Blob, PictureReport | PictureProblem];
}>;

/** Calls into the window: none. */
export type NoCalls = Readonly<Record<string, never>>;
