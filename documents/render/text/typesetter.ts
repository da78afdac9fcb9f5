import { isIdeographic } from '../../ofd/text/ideographic.ts';
import type { Canvas2D } from '../canvas.ts';
import type { DrawRun } from '../draw-run.ts';
import type { FallbackFace, FallbackFamily, RenderHost } from '../host.ts';
import type { Letter, TypedLetter } from './letters.ts';
import type { StandIn } from './stand-in.ts';

/** Sets characters in the bundled faces. */
export interface Typesetter {
  /** Makes faces ready for what is wanted of them. */
  prepare(wanted: WantedText, run: Pick<DrawRun, 'breathe' | 'aside'>): Promise<void>;
  /** The advance, in ems. */
  measure(context: Canvas2D, standIn: StandIn, text: string): number;
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

/** Characters that a face is made ready for together; a page has some hundreds. */
const AT_ONCE = 500;

/** Kept advances; a document has some thousands of different characters. */
const MAX_WIDTHS = 20_000;

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
  /** Names of faces as CSS wants them, by face and character: a host may cut a face into many files. */
  const names = new Map<string, string>();
  const widths = new Map<string, number>();

  function select(context: Canvas2D, { face }: StandIn, text: string): void {
    const known = [...text].map((character) => names.get(keyOf(face, character)));
    const families = known.filter((family) => family !== undefined);
    const list = [...families, GENERIC[face.family]].join(', ');
    context.font = `${face.weight} ${EM_PIXELS}px ${list}`;
  }

  function measure(context: Canvas2D, standIn: StandIn, text: string): number {
    const key = keyOf(standIn.face, text);
    const known = widths.get(key);
    if (known !== undefined) return known;
    select(context, standIn, text);
    const width = context.measureText(text).width / EM_PIXELS;
    if (widths.size >= MAX_WIDTHS) widths.clear();
    widths.set(key, width);
    return width;
  }

  async function prepareFace(
    { face, text }: WantedFace,
    run: Pick<DrawRun, 'breathe' | 'aside'>,
  ): Promise<void> {
    const missing = [...text].filter((character) => !names.has(keyOf(face, character)));
    if (missing.length === 0) return;
    // What was measured before was measured in another face.
    widths.clear();
    for (let first = 0; first < missing.length && (await run.breathe()); first += AT_ONCE) {
      const some = missing.slice(first, first + AT_ONCE);
      await run.aside(() => prepareSome(face, some));
    }
  }

  async function prepareSome(face: FallbackFace, characters: readonly string[]): Promise<void> {
    await host.prepareFace(face, characters.join(''));
    for (const character of characters) {
      const family = await host.prepareFace(face, character);
      if (family !== '') names.set(keyOf(face, character), family);
    }
  }

  return {
    measure,
    async prepare(wanted, run) {
      for (const one of wanted.values()) {
        // A host without the face: a usual one of the machine is all there is.
        await prepareFace(one, run).catch(() => undefined);
      }
    },
    draw(context, letter, { fill, stroke }) {
      const { text, standIn, room, matrix } = letter;
      const squeeze =
        room === undefined ? 1 : squeezeOf(room, measure(context, standIn, text), text);
      select(context, standIn, text);
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

/** The characters that are wanted of each face. */
export type WantedText = ReadonlyMap<string, WantedFace>;

export interface WantedFace {
  readonly face: FallbackFace;
  readonly text: Set<string>;
}

/** Adds the characters of letters to those that are wanted. */
export function addWanted(letters: readonly Letter[], wanted: Map<string, WantedFace>): void {
  for (const letter of letters) {
    if (letter.kind !== 'typed') continue;
    const { face } = letter.standIn;
    const key = keyOf(face, '');
    const one = wanted.get(key) ?? { face, text: new Set<string>() };
    for (const character of letter.text) one.text.add(character);
    wanted.set(key, one);
  }
}

function keyOf({ family, weight }: FallbackFace, text: string): string {
  return `${family} ${weight} ${text}`;
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
