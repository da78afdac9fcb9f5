import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package comes cut into a hundred files, each for some characters. */
const SONG_PACKAGE = '@fontsource-variable/noto-serif-sc';

/** A file of the font and the characters that it is for. */
export interface FontSlice {
  readonly path: string;
  /** First and last code point of each range. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const FACE_RULE = /url\(\.\/(files\/[\w-]+\.woff2)\)[^}]*unicode-range:\s*([^;]+);/g;

/**
 * The slices as the package's style sheet lists them.
 *
 * @throws where the style sheet cannot be read: the installation is broken
 */
export function readSlices(): readonly FontSlice[] {
  const { resolve } = createRequire(import.meta.url);
  const sheet = resolve(`${SONG_PACKAGE}/index.css`);
  const rules = readFileSync(sheet, 'utf8').matchAll(FACE_RULE);
  return [...rules].map(([, file = '', ranges = '']) => ({
    path: join(dirname(sheet), file),
    ranges: ranges.split(',').map(rangeOf),
  }));
}

/** `U+4e00-4e02` or `U+4e00`. */
function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().replace('U+', '').split('-');
  return [parseInt(from, 16), parseInt(to, 16)];
}

/** Which slices a text needs, by their places in the list, each once. */
export function slicesFor(text: string, slices: readonly FontSlice[]): readonly number[] {
  const needed = new Set<number>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const at = slices.findIndex(({ ranges }) =>
      ranges.some(([from, to]) => code >= from && code <= to),
    );
    if (at >= 0) needed.add(at);
  }
  return [...needed].sort((left, right) => left - right);
}
