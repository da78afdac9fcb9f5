import { child, childrenOf, type Element } from '../container/xml.ts';
import { readShapes } from './objects.ts';
import type { Clip, GraphicUnit } from './page-object.ts';
import type { ReadContext } from './read-context.ts';
import { booleanOf, boxOf, idOf, matrixOf, numberOf, numbersOf, wordOf } from './values.ts';

const MAX_CLIP_DEPTH = 4;

/** What every object of a page has (CT_GraphicUnit, GB/T 33190 8.5). */
export function readGraphicUnit(
  element: Element,
  context: ReadContext,
  depth: number,
): GraphicUnit {
  const { attributes } = element;
  const boundary = boxOf(attributes.Boundary);
  // A shape of a clip has none: its area is where the object is.
  if (!boundary && attributes.Boundary !== undefined) {
    context.notes.add('value-unreadable', `${context.where}: Boundary`);
  }
  return {
    boundary: boundary ?? { x: 0, y: 0, w: 0, h: 0 },
    visible: booleanOf(attributes.Visible) ?? true,
    alpha: Math.min(255, Math.max(0, numberOf(attributes.Alpha) ?? 255)),
    clips: readClips(element, context, depth),
    ...defined({
      id: idOf(attributes.ID),
      name: attributes.Name,
      ctm: matrixOf(attributes.CTM),
      drawParam: idOf(attributes.DrawParam),
      lineWidth: numberOf(attributes.LineWidth),
      miterLimit: numberOf(attributes.MiterLimit),
      dashOffset: numberOf(attributes.DashOffset),
      dashPattern: numbersOf(attributes.DashPattern),
      clipsFollowCtm: booleanOf(child(element, 'Clips')?.attributes.TransFlag),
    }),
    ...(attributes.Cap !== undefined && {
      cap: wordOf(attributes.Cap, ['Butt', 'Round', 'Square']),
    }),
    ...(attributes.Join !== undefined && {
      join: wordOf(attributes.Join, ['Miter', 'Round', 'Bevel']),
    }),
  };
}

/** Without the keys whose value is `undefined`. */
export function defined<T extends object>(
  object: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function readClips(element: Element, context: ReadContext, depth: number): readonly Clip[] {
  const clips = childrenOf(child(element, 'Clips'), 'Clip');
  if (clips.length > 0 && depth > MAX_CLIP_DEPTH) {
    context.notes.add('too-deep', context.where);
    return [];
  }
  return clips.map((clip) => ({
    areas: childrenOf(clip, 'Area').flatMap((area) => {
      const facts = defined({
        drawParam: idOf(area.attributes.DrawParam),
        ctm: matrixOf(area.attributes.CTM),
      });
      return readShapes(area, context, depth + 1).map((shape) => ({ shape, ...facts }));
    }),
  }));
}
