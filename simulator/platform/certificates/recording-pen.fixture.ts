import { createCanvas } from '@napi-rs/canvas';
import { drawingOf } from './draw-sheet.ts';
import type { Sheet } from './pen.ts';

/** One call of `fillText`, in sheet units. */
export interface Piece {
  readonly text: string;
  readonly font: string;
  readonly isUpright: boolean;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Draws a sheet with a real pen and notes every text on its way. */
export function recordTexts(sheet: Sheet): readonly Piece[] {
  const { width, height, draw } = drawingOf(sheet);
  const pen = createCanvas(width, height).getContext('2d');
  const pieces: Piece[] = [];

  function note(text: string, x: number, y: number): void {
    const { b, e, f } = pen.getTransform();
    const size = Number(/(\d[\d.]*)px/.exec(pen.font)?.[1]);
    const left = x + e;
    const right = left + pen.measureText(text).width;
    const [top, bottom] = [y + f - size * 0.8, y + f + size * 0.05];
    pieces.push({ text, font: pen.font, isUpright: b === 0, left, top, right, bottom });
    pen.fillText(text, x, y);
  }

  draw(
    new Proxy(pen, {
      get(target, name) {
        if (name === 'fillText') return note;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
      set: (target, name, value) => Reflect.set(target, name, value, target),
    }),
  );
  return pieces;
}
