import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Modules } from '../../bench/symbols/scene.ts';

/** How a code is printed; the standard one is square, dark on light, with four light modules around. */
export interface Style {
  readonly modules: 'square' | 'small' | 'dots' | 'rounded';
  readonly finders: 'square' | 'round';
  /** Tones of the print, 0…255. */
  readonly dark: number;
  readonly light: number;
  readonly isMirrored: boolean;
  /** Light modules around, from 0. */
  readonly quiet: number;
  /** Side of a picture in the middle, as a share of the code's; 0 none. */
  readonly logo: number;
}

export const STANDARD: Style = {
  modules: 'square',
  finders: 'square',
  ...{ dark: 25, light: 238, isMirrored: false, quiet: 4, logo: 0 },
};

const FINDER = 7;

/** Draws the code with its top left module at 0, 0 and `scale` units a module. */
export function drawCode(context: SKRSContext2D, code: Modules, style: Style, scale: number): void {
  const size = code.length;
  const { quiet } = style;
  context.save();
  context.scale(scale, scale);
  context.fillStyle = grey(style.light);
  context.fillRect(-quiet, -quiet, size + 2 * quiet, size + 2 * quiet);
  if (style.isMirrored) context.transform(0, 1, 1, 0, 0, 0);
  context.fillStyle = grey(style.dark);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (code[row]![column]! && !(style.finders === 'round' && isFinder(column, row, size))) {
        drawModule(context, style.modules, column, row);
      }
    }
  }
  if (style.finders === 'round') drawFinders(context, style, size);
  if (style.logo > 0) drawLogo(context, style, size);
  context.restore();
}

export function grey(tone: number): string {
  return `rgb(${tone},${tone},${tone})`;
}

function isFinder(column: number, row: number, size: number): boolean {
  const isLeft = column < FINDER;
  const isTop = row < FINDER;
  return (
    (isLeft && isTop) || (isLeft && row >= size - FINDER) || (isTop && column >= size - FINDER)
  );
}

/** Squares overlap a little, so that no hair of light stands between them. */
const OVERLAP = 0.02;

function drawModule(
  context: SKRSContext2D,
  modules: Style['modules'],
  column: number,
  row: number,
): void {
  context.beginPath();
  if (modules === 'square') context.rect(column, row, 1 + OVERLAP, 1 + OVERLAP);
  else if (modules === 'small') context.rect(column + 0.12, row + 0.12, 0.76, 0.76);
  else if (modules === 'dots') context.arc(column + 0.5, row + 0.5, 0.46, 0, 7);
  else context.roundRect(column, row, 1, 1, 0.35);
  context.fill();
}

function drawFinders(context: SKRSContext2D, { dark, light }: Style, size: number): void {
  for (const [left, top] of [
    [0, 0],
    [size - FINDER, 0],
    [0, size - FINDER],
  ] as const) {
    for (const [inset, tone, corner] of [
      [0, dark, 2.2],
      [1, light, 1.6],
      [2, dark, 1.5],
    ] as const) {
      context.fillStyle = grey(tone);
      context.beginPath();
      const side = FINDER - 2 * inset;
      context.roundRect(left + inset, top + inset, side, side, corner);
      context.fill();
    }
  }
}

function drawLogo(context: SKRSContext2D, { dark, light, logo }: Style, size: number): void {
  const side = size * logo;
  const from = (size - side) / 2;
  context.fillStyle = grey(light);
  context.fillRect(from, from, side, side);
  context.fillStyle = grey((dark + light) / 2);
  context.beginPath();
  context.arc(size / 2, size / 2, side * 0.4, 0, 7);
  context.fill();
}
