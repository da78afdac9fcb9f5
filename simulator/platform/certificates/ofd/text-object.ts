import type { Colour } from '../../../../documents/ofd/model/colour.ts';
import type { Box, Matrix, Point } from '../../../../documents/ofd/model/geometry.ts';
import { transform } from '../../../../documents/ofd/model/geometry.ts';
import type { Clip, TextObject } from '../../../../documents/ofd/model/page-object.ts';
import { boxAround } from './outline.ts';
import type { Typeface } from './typefaces.ts';

/** A line of text on its way to an object. */
export interface TextRequest {
  readonly text: string;
  /** Begin of its base line, in drawing units. */
  readonly at: Point;
  /** From drawing units to millimetres on the page. */
  readonly matrix: Matrix;
  /** In drawing units. */
  readonly size: number;
  /** Between characters, in drawing units. */
  readonly spacing: number;
  readonly isBold: boolean;
  readonly typeface: Typeface;
  readonly colour: Colour;
  /** 0 to 255. */
  readonly alpha: number;
  readonly clips: (boundary: Box) => readonly Clip[];
}

/** Room around the characters, in parts of their size: nothing of them may be cut off by the boundary. */
const ABOVE = 1.05;
const BELOW = 0.35;
const ASIDE = 0.1;

/** Text as one object, each character where the layout has put it (GB/T 33190 11). */
export function textObject(request: TextRequest): TextObject {
  const { text, at, matrix, isBold, typeface, colour, alpha } = request;
  const [a, b, c, d] = matrix;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const size = request.size * scale;
  const characters = [...text];
  const advances = characters.map(
    (character) => typeface.advance(character) * size + request.spacing * scale,
  );
  const width = advances.reduce((sum, one) => sum + one, 0);
  const turn: Matrix = [a / scale, b / scale, c / scale, d / scale, 0, 0];
  const start = transform(matrix, at);
  const corners = [-ASIDE * size, width + ASIDE * size].flatMap((x) =>
    [-ABOVE * size, BELOW * size].map((y) => {
      const corner = transform(turn, { x, y });
      return { x: corner.x + start.x, y: corner.y + start.y };
    }),
  );
  const boundary = boxAround(corners) ?? { x: 0, y: 0, w: 0, h: 0 };
  const origin = { x: start.x - boundary.x, y: start.y - boundary.y };
  const isUpright = Math.abs(b) + Math.abs(c) < 1e-9 && Math.abs(a - d) < 1e-9;
  return {
    ...{ kind: 'text', boundary, visible: true, alpha, clips: request.clips(boundary) },
    ...{ size, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
    ...{ italic: false, font: typeface.id, fillColour: colour },
    weight: isBold && typeface.glyph(characters[0] ?? ' ') === undefined ? 700 : 400,
    ...(!isUpright && { ctm: [turn[0], turn[1], turn[2], turn[3], origin.x, origin.y] }),
    codes: [
      {
        ...(isUpright ? origin : { x: 0, y: 0 }),
        ...{ deltaX: advances.slice(0, -1), deltaY: [], text },
      },
    ],
    glyphRuns: glyphRuns(characters, typeface),
  };
}

function glyphRuns(characters: readonly string[], typeface: Typeface): TextObject['glyphRuns'] {
  const glyphs = characters.map((character) => typeface.glyph(character));
  if (glyphs.some((glyph) => glyph === undefined) || glyphs.length === 0) return [];
  const { length } = glyphs;
  const numbers = glyphs.map((glyph) => glyph ?? 0);
  return [{ codePosition: 0, codeCount: length, glyphCount: length, glyphs: numbers }];
}
