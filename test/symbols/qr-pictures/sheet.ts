import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { between, type Random } from '../../bench/symbols/random.ts';
import type { Code } from './codes.ts';
import { drawDamage, type Damage } from './damage.ts';
import { drawCode, grey, type Style } from './draw-code.ts';

/** A code on a sheet; places and lengths are modules of a code of scale 1, from the sheet's middle. */
export interface PlacedCode {
  readonly code: Code;
  readonly style: Style;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly damages: readonly { readonly kind: Damage; readonly amount: number }[];
}

export interface SheetPlan {
  readonly width: number;
  readonly height: number;
  readonly codes: readonly PlacedCode[];
  /** What else is printed: nothing, lines of text and boxes, or patterns that look like parts of codes. */
  readonly decoration: 'none' | 'print' | 'patterns';
  readonly paper: number;
}

/** What is printed, in tones as they would be scanned. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  /** Its pixels a module. */
  readonly fine: number;
}

/** @param fine pixels of the sheet a module */
export function drawSheet(plan: SheetPlan, fine: number, random: Random): Sheet {
  const width = Math.round(plan.width * fine);
  const height = Math.round(plan.height * fine);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = grey(plan.paper);
  context.fillRect(0, 0, width, height);
  context.scale(fine, fine);
  context.translate(plan.width / 2, plan.height / 2);
  if (plan.decoration !== 'none') decorate(context, plan, random);
  for (const { code, style, x, y, scale, damages } of plan.codes) {
    const size = code.modules.length;
    context.save();
    context.translate(x - (size * scale) / 2, y - (size * scale) / 2);
    drawCode(context, code.modules, style, scale);
    context.scale(scale, scale);
    for (const { kind, amount } of damages) drawDamage(context, kind, size, amount, random);
    context.restore();
  }
  const { data } = context.getImageData(0, 0, width, height);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at]!);
  return { width, height, luma, fine };
}

function decorate(context: SKRSContext2D, plan: SheetPlan, random: Random): void {
  const { width, height } = plan;
  const isPrint = plan.decoration === 'print';
  for (let line = isPrint ? 24 : 50; line > 0; line--) {
    const x = between(random, -width / 2, width / 2);
    const y = between(random, -height / 2, height / 2);
    context.fillStyle = grey(between(random, 10, isPrint ? 120 : 230));
    if (!isPrint) {
      drawPattern(context, x, y, random);
    } else if (random() < 0.3) {
      context.fillRect(x, y, between(random, 1, 20), between(random, 0.3, 8));
    } else {
      context.font = `${between(random, 1.5, 5)}px sans-serif`;
      context.fillText(Math.floor(random() * 1e15).toString(36), x, y);
    }
  }
}

/** Checks, stripes, or squares in each other. */
function drawPattern(context: SKRSContext2D, x: number, y: number, random: Random): void {
  const kind = Math.floor(random() * 3);
  if (kind === 0) {
    for (let at = 0; at < 64; at++) {
      if (random() < 0.5) context.fillRect(x + (at % 8), y + Math.floor(at / 8), 1, 1);
    }
  } else if (kind === 1) {
    for (let at = 0; at < 12; at++) context.fillRect(x + 2 * at, y, 1, between(random, 6, 14));
  } else {
    for (const [inset, tone] of [
      [0, 20],
      [1, 235],
      [2, 20],
    ] as const) {
      context.fillStyle = grey(tone);
      context.fillRect(x + inset, y + inset, 7 - 2 * inset, 7 - 2 * inset);
    }
  }
}
