import { combine, type Matrix } from '../../../../documents/ofd/model/geometry.ts';
import type { PageObject } from '../../../../documents/ofd/model/page-object.ts';
import { parseFont } from '../fonts.ts';
import type { Pen } from '../pen.ts';
import { makeGradient } from './gradient.ts';
import { createOutline, type Outline } from './outline.ts';
import { alphaOf, clipsOf, colourOf, pathObject, type PenState } from './path-object.ts';
import { textObject } from './text-object.ts';
import type { Typefaces } from './typefaces.ts';

/** A pen whose calls become objects of an OFD page, in the order of drawing. */
export interface OfdPen extends Pen {
  readonly objects: readonly PageObject[];
}

/** @param scale millimetres of a drawing unit */
export function createOfdPen(scale: number, typefaces: Typefaces): OfdPen {
  let state: PenState = {
    ...{ matrix: [scale, 0, 0, scale, 0, 0], fillStyle: '#000000', strokeStyle: '#000000' },
    ...{
      lineWidth: 1,
      globalAlpha: 1,
      font: '',
      letterSpacing: '0px',
      textAlign: 'left',
      dash: [],
      clips: [],
    },
  };
  const saved: PenState[] = [];
  const objects: PageObject[] = [];
  let path = createOutline();

  const set = (change: Partial<PenState>): void => void (state = { ...state, ...change });
  const move = (inner: Matrix): void => set({ matrix: combine(inner, state.matrix) });

  function put(outline: Outline, paint: 'fill' | 'stroke'): void {
    const object = pathObject(outline, paint, state);
    if (object) objects.push(object);
  }
  function rectangle(x: number, y: number, width: number, height: number): Outline {
    const outline = createOutline();
    outline.rectangle(x, y, width, height, state.matrix);
    return outline;
  }
  function widthOf(text: string): number {
    const { face, size, isBold } = parseFont(state.font);
    const typeface = typefaces.get(face, isBold);
    const spacing = parseFloat(state.letterSpacing);
    return [...text].reduce((sum, one) => sum + typeface.advance(one) * size + spacing, 0);
  }
  function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): void {
    path.arc({ x, y, radiusX: rx, radiusY: ry }, from, to, state.matrix);
  }

  return {
    objects,
    get fillStyle() {
      return state.fillStyle;
    },
    set fillStyle(fillStyle) {
      set({ fillStyle });
    },
    get strokeStyle() {
      return state.strokeStyle;
    },
    set strokeStyle(strokeStyle) {
      set({ strokeStyle });
    },
    get lineWidth() {
      return state.lineWidth;
    },
    set lineWidth(lineWidth) {
      set({ lineWidth });
    },
    get globalAlpha() {
      return state.globalAlpha;
    },
    set globalAlpha(globalAlpha) {
      set({ globalAlpha });
    },
    get font() {
      return state.font;
    },
    set font(font) {
      set({ font });
    },
    get letterSpacing() {
      return state.letterSpacing;
    },
    set letterSpacing(letterSpacing) {
      set({ letterSpacing });
    },
    get textAlign() {
      return state.textAlign;
    },
    set textAlign(textAlign) {
      set({ textAlign });
    },
    textBaseline: 'alphabetic',
    save: () => void saved.push(state),
    restore: () => void (state = saved.pop() ?? state),
    translate: (x, y) => move([1, 0, 0, 1, x, y]),
    rotate: (angle) =>
      move([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]),
    scale: (x, y) => move([x, 0, 0, y, 0, 0]),
    beginPath: () => void (path = createOutline()),
    moveTo: (x, y) => path.move(x, y, state.matrix),
    lineTo: (x, y) => path.line(x, y, state.matrix),
    closePath: () => path.close(),
    rect: (x, y, width, height) => path.rectangle(x, y, width, height, state.matrix),
    roundRect(x, y, width, height, radii) {
      const r = Number(radii);
      const [right, bottom] = [x + width - r, y + height - r];
      path.move(x + r, y, state.matrix);
      arc(right, y + r, r, r, -Math.PI / 2, 0);
      arc(right, bottom, r, r, 0, Math.PI / 2);
      arc(x + r, bottom, r, r, Math.PI / 2, Math.PI);
      arc(x + r, y + r, r, r, Math.PI, 1.5 * Math.PI);
      path.close();
    },
    arc: (x, y, radius, from, to) => arc(x, y, radius, radius, from, to),
    ellipse: (x, y, radiusX, radiusY, _turn, from, to) => arc(x, y, radiusX, radiusY, from, to),
    fill: () => put(path, 'fill'),
    stroke: () => put(path, 'stroke'),
    clip: () => set({ clips: [...state.clips, path] }),
    fillRect: (x, y, width, height) => put(rectangle(x, y, width, height), 'fill'),
    strokeRect: (x, y, width, height) => put(rectangle(x, y, width, height), 'stroke'),
    setLineDash: (dash) => set({ dash: [...dash] }),
    createLinearGradient: makeGradient,
    measureText: (text) => ({ width: widthOf(text) }),
    fillText(text, x, y) {
      const { face, size, isBold } = parseFont(state.font);
      if (text.trim() === '') return;
      const shift = state.textAlign === 'center' ? widthOf(text) / 2 : 0;
      objects.push(
        textObject({
          ...{ text, at: { x: x - shift, y }, matrix: state.matrix, size, isBold },
          spacing: parseFloat(state.letterSpacing),
          ...{ typeface: typefaces.get(face, isBold), alpha: alphaOf(state) },
          colour: colourOf(state.fillStyle, state.matrix, { x: 0, y: 0 }),
          clips: (boundary) => clipsOf(state.clips, boundary),
        }),
      );
    },
  };
}
