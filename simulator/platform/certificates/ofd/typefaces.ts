import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import type { WrittenFont } from '../../../../documents/builder/ofd-request.ts';
import { createSubset } from '../../../../documents/builder/subset-font.ts';
import { fontOf, sansFile, type Face } from '../fonts.ts';

/** A typeface of one document. */
export interface Typeface {
  readonly id: number;
  /** How far a character moves the pen, in parts of the size. */
  advance(character: string): number;
  /** Its glyph in the embedded font; `undefined` where the font is named alone. */
  glyph(character: string): number | undefined;
}

/** The typefaces that a document uses, as they come into use. */
export interface Typefaces {
  get(face: Face, isBold: boolean): Typeface;
  /** For the list of resources. */
  written(): readonly WrittenFont[];
}

/** Names by which issuers name these faces; who has no such font takes one of the kind. */
const NAMES: Readonly<Record<Face, string>> = { sans: '黑体', song: '宋体', kai: '楷体' };
const MEASURED_AT = 100;

/** @param embedsSans whether the sans faces go into the file, cut down to what is used */
export function createTypefaces(embedsSans: boolean, nextId: () => number): Typefaces {
  const known = new Map<string, Typeface & { written(): WrittenFont }>();

  function make(face: Face, isBold: boolean): Typeface & { written(): WrittenFont } {
    const id = nextId();
    const embedded =
      embedsSans && face === 'sans' ? createSubset(readFileSync(sansFile(isBold))) : undefined;
    const advances = new Map<string, number>();
    return {
      id,
      glyph: (character) => embedded?.glyph(character),
      advance(character) {
        const before = advances.get(character);
        if (before !== undefined) return before;
        const advance = measure(face, isBold, character);
        advances.set(character, advance);
        return advance;
      },
      written: () => ({
        ...{ id, name: NAMES[face], isBold: isBold && embedded !== undefined },
        ...{ isSerif: face === 'song', ...(embedded && { file: embedded.encode() }) },
      }),
    };
  }

  return {
    get(face, isBold) {
      const key = `${face} ${isBold}`;
      const before = known.get(key);
      if (before) return before;
      const made = make(face, isBold);
      known.set(key, made);
      return made;
    },
    written: () => [...known.values()].map((one) => one.written()),
  };
}

const ruler = createCanvas(1, 1).getContext('2d');

function measure(face: Face, isBold: boolean, character: string): number {
  ruler.font = fontOf(face, MEASURED_AT, isBold, character);
  return ruler.measureText(character).width / MEASURED_AT;
}
