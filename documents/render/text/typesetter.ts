import type { Canvas2D } from '../canvas.ts';
import type { FallbackFace, FallbackFamily, RenderHost } from '../host.ts';
import type { TypedLetter } from './letters.ts';
import { isIdeographic, type StandIn } from './stand-in.ts';

/** Sets characters in the bundled faces. */
export interface Typesetter {
  /** Makes the faces ready for these letters. */
  prepare(letters: readonly TypedLetter[]): Promise<void>;
  /** The advance of a character, in ems. */
  measure(context: Canvas2D, standIn: StandIn, character: string): number;
  draw(context: Canvas2D, letter: TypedLetter, how: Inking): void;
}

export interface Inking {
  readonly fill: boolean;
  readonly stroke: boolean;
}

/** Letters are set at this size and scaled, because canvases round small sizes. */
const EM_PIXELS = 100;
/** Below it characters are meant to lie upon each other. */
const LEAST_SQUEEZE = 0.4;
/** What a stand-in may exceed its room by before it is squeezed. */
const TOLERANCE = 0.98;
/** Ideographs fill about this much of their square, so that they may stand closer. */
const IDEOGRAPH_INK = 0.9;

const GENERIC: Readonly<Record<FallbackFamily, string>> = {
  song: 'serif',
  kai: 'serif',
  'fang-song': 'serif',
  serif: 'serif',
  hei: 'sans-serif',
  sans: 'sans-serif',
  mono: 'monospace',
};

export function createTypesetter(host: RenderHost): Typesetter {
  const names = new Map<string, string>();
  const ready = new Map<string, Set<string>>();
  const widths = new Map<string, number>();

  function select(context: Canvas2D, { face }: StandIn): void {
    const family = names.get(keyOf(face)) ?? GENERIC[face.family];
    const style = face.italic ? 'italic' : 'normal';
    context.font = `${style} ${face.weight} ${EM_PIXELS}px ${family}`;
  }

  function measure(context: Canvas2D, standIn: StandIn, character: string): number {
    const key = `${keyOf(standIn.face)} ${character}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    select(context, standIn);
    const width = context.measureText(character).width / EM_PIXELS;
    // Before its face is ready another one is measured.
    if (ready.get(keyOf(standIn.face))?.has(character)) widths.set(key, width);
    return width;
  }

  return {
    measure,
    async prepare(letters) {
      for (const [key, { face, text }] of wantedText(letters)) {
        const known = ready.get(key) ?? new Set<string>();
        const missing = [...text].filter((character) => !known.has(character));
        if (missing.length === 0) continue;
        const family = await host.prepareFace(face, missing.join('')).catch(() => undefined);
        if (family === undefined || family === '') continue;
        names.set(key, `${family}, ${GENERIC[face.family]}`);
        ready.set(key, new Set([...known, ...text]));
      }
    },
    draw(context, letter, { fill, stroke }) {
      const { text, standIn, room, matrix } = letter;
      const squeeze =
        room === undefined ? 1 : squeezeOf(room, measure(context, standIn, text), text);
      select(context, standIn);
      context.save();
      const { lineWidth } = context;
      context.transform(...matrix);
      context.transform(squeeze / EM_PIXELS, 0, 0, 1 / EM_PIXELS, 0, 0);
      if (fill) context.fillText(text, 0, 0);
      if (stroke) {
        context.lineWidth = lineWidth / scaleOf(letter);
        context.strokeText(text, 0, 0);
      }
      context.restore();
    },
  };
}

interface WantedText {
  readonly face: FallbackFace;
  readonly text: Set<string>;
}

function wantedText(letters: readonly TypedLetter[]): ReadonlyMap<string, WantedText> {
  const wanted = new Map<string, WantedText>();
  for (const { standIn, text } of letters) {
    const key = keyOf(standIn.face);
    const one = wanted.get(key) ?? { face: standIn.face, text: new Set<string>() };
    for (const character of text) one.text.add(character);
    wanted.set(key, one);
  }
  return wanted;
}

function keyOf({ family, weight, italic }: FallbackFace): string {
  return `${family} ${weight} ${italic}`;
}

/** How much narrower a letter has to be to stay within its room; it is never made wider. */
export function squeezeOf(room: number, advance: number, text: string): number {
  const part = advance > 0 ? room / advance : 1;
  if (part >= (isIdeographic(text) ? IDEOGRAPH_INK : TOLERANCE)) return 1;
  return part < LEAST_SQUEEZE ? 1 : part;
}

/** Millimetres of a pixel of the letter as it is set. */
function scaleOf({ matrix: [a, b, c, d] }: TypedLetter): number {
  const scale = Math.sqrt(Math.abs(a * d - b * c)) / EM_PIXELS;
  return scale > 0 ? scale : 1;
}
