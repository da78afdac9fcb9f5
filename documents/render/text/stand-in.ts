import type { Font } from '../../ofd/model/resources.ts';
import { isIdeographic } from '../../ofd/text/ideographic.ts';
import type { FallbackFace, FallbackFamily } from '../host.ts';
import fontNames from './font-names.json' with { type: 'json' };

/** What an object asks for beyond the name of its font (GB/T 33190 11.2). */
export interface Emphasis {
  /** 0 to 1000; 400 is plain. */
  readonly weight: number;
  readonly italic: boolean;
}

/** A face that stands in for a font. None has an italic: it is slanted where one is asked for. */
export interface StandIn {
  readonly face: FallbackFace;
  readonly isSlanted: boolean;
}

interface NamedFamily {
  readonly family: FallbackFamily;
  /** Parts of font names, in small letters. The first family that has one of a name wins. */
  readonly words: readonly string[];
}

const NAMED_FAMILIES = fontNames as readonly NamedFamily[];

/** From this weight on an object is bold; finer steps are lost with the font. */
export const BOLD_FROM = 600;
const NORMAL = 400;
const BOLD = 700;
const BOLD_NAME = /bold|heavy|black|粗/i;
const ITALIC_NAME = /italic|oblique|斜/i;
/** Values of Charset (GB/T 33190 11.1) whose fonts have ideographs. */
const IDEOGRAPHIC_CHARSETS = ['prc', 'big5', 'shift-jis', 'wansung', 'johab'];

/** The bundled face for one character of a font that is not embedded, or lacks the character. */
export function standInFor(font: Font | undefined, character: string, emphasis: Emphasis): StandIn {
  const isBold = emphasis.weight >= BOLD_FROM || isBoldFont(font);
  const weight = isBold ? BOLD : NORMAL;
  return {
    face: { family: familyFor(font, character), weight, italic: false },
    isSlanted: emphasis.italic || isItalicFont(font),
  };
}

export function isBoldFont(font: Font | undefined): boolean {
  return font !== undefined && (font.bold || BOLD_NAME.test(font.fontName));
}

export function isItalicFont(font: Font | undefined): boolean {
  return font !== undefined && (font.italic || ITALIC_NAME.test(font.fontName));
}

/** By the names of the font, then by what else is said of it; never a face that lacks ideographs for one. */
function familyFor(font: Font | undefined, character: string): FallbackFamily {
  const named = familyNamed(font?.fontName) ?? familyNamed(font?.familyName);
  const family = named ?? unnamedFamily(font);
  if (!isIdeographic(character)) return family;
  if (family === 'serif' || family === 'mono') return 'song';
  // Nothing is known of a font that has no family here: ordinary text is in a Song face.
  if (family === 'sans') return named ? 'hei' : 'song';
  return family;
}

function familyNamed(name: string | undefined): FallbackFamily | undefined {
  const small = name?.toLowerCase();
  if (small === undefined) return undefined;
  return NAMED_FAMILIES.find(({ words }) => words.some((word) => small.includes(word)))?.family;
}

function unnamedFamily(font: Font | undefined): FallbackFamily {
  if (font?.fixedWidth) return 'mono';
  if (!font || IDEOGRAPHIC_CHARSETS.includes(font.charset?.toLowerCase() ?? '')) return 'song';
  if (isIdeographic(font.fontName)) return 'song';
  return font.serif ? 'serif' : 'sans';
}
