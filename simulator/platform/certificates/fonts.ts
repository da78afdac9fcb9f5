import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { readSlices, slicesFor, type FontSlice } from './song-slices.ts';

/** The kinds of type on a certificate: 黑体, 宋体, 楷体. */
export type Face = 'sans' | 'song' | 'kai';

/** Families, registered from packages so that a certificate looks the same anywhere. */
const SANS = 'Certificate Sans';
const KAI = 'Certificate Kai';
/** Each slice is a family of its own, with its number behind. */
const SONG = 'Certificate Song';

const SANS_PACKAGE = '@expo-google-fonts/noto-sans-sc';
const KAI_PACKAGE = '@fontsource/lxgw-wenkai';
/** Named for Latin, and holds all characters. */
const KAI_FILE = `${KAI_PACKAGE}/files/lxgw-wenkai-latin-500-normal.woff2`;

const { resolve } = createRequire(import.meta.url);
let slices: readonly FontSlice[] | undefined;

/** Path of the TrueType file of the sans face. */
export function sansFile(isBold: boolean): string {
  const face = isBold ? '700Bold/NotoSansSC_700Bold.ttf' : '400Regular/NotoSansSC_400Regular.ttf';
  return resolve(`${SANS_PACKAGE}/${face}`);
}

/**
 * The value of a pen's `font` for this text; what it needs is registered.
 *
 * @param size in drawing units
 * @throws where a font file cannot be read: the installation is broken
 */
export function fontOf(face: Face, size: number, isBold: boolean, text: string): string {
  return `${isBold ? 700 : 400} ${size}px ${familiesOf(face, text)}`;
}

function familiesOf(face: Face, text: string): string {
  if (face === 'sans') {
    for (const isBold of [false, true]) register(SANS, sansFile(isBold), isBold);
    return `"${SANS}"`;
  }
  if (face === 'kai') {
    register(KAI, resolve(KAI_FILE));
    return `"${KAI}"`;
  }
  const known = (slices ??= readSlices());
  const needed = slicesFor(text, known).map((at) => {
    const family = `${SONG} ${at}`;
    register(family, known[at]?.path ?? '');
    return `"${family}"`;
  });
  return needed.length > 0 ? needed.join(',') : `"${SONG}"`;
}

const registered = new Set<string>();

function register(family: string, path: string, isBold = false): void {
  const key = `${family} ${isBold}`;
  if (registered.has(key)) return;
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`no font in ${path}`);
  registered.add(key);
}

const FONT = /^(?:(\d+|bold) )?([\d.]+)px "?Certificate (Sans|Song|Kai)/;

/** What {@link fontOf} has put together. @throws where it was not that */
export function parseFont(font: string): { face: Face; size: number; isBold: boolean } {
  const [, weight, size, name] = FONT.exec(font) ?? [];
  if (size === undefined || name === undefined) throw new Error(`no font of ours: ${font}`);
  const face = name.toLowerCase() as Face;
  return { face, size: Number(size), isBold: weight === '700' || weight === 'bold' };
}
