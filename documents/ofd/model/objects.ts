import { child, childrenOf, childText, type Element } from '../container/xml.ts';
import { readColour } from './colour.ts';
import { defined, readGraphicUnit } from './graphic-unit.ts';
import type {
  CompositeObject,
  ImageBorder,
  ImageObject,
  PageObject,
  PathObject,
  TextObject,
} from './page-object.ts';
import type { ReadContext } from './read-context.ts';
import { readTextObject } from './text-object.ts';
import { booleanOf, idOf, numberOf, numbersOf, wordOf } from './values.ts';

/** Blocks, patterns and clips within each other; honest pages use two or three. */
const MAX_DEPTH = 24;
/** Of lines that name no width, in millimetres (8.2). */
const DEFAULT_LINE_WIDTH = 0.353;

/** The objects directly in a layer, a block, a cell or an appearance, in the order of drawing. */
export function readObjects(
  parent: Element,
  context: ReadContext,
  depth = 0,
): readonly PageObject[] {
  if (depth > MAX_DEPTH) {
    context.notes.add('too-deep', context.where);
    return [];
  }
  return parent.children.flatMap((element) => {
    const object = readObject(element, context, depth);
    return object ? [object] : [];
  });
}

function readObject(element: Element, context: ReadContext, depth: number): PageObject | undefined {
  switch (element.name) {
    case 'TextObject':
      return readTextObject(element, context, depth);
    case 'PathObject':
      return readPathObject(element, context, depth);
    case 'ImageObject':
      return readImageObject(element, context, depth);
    case 'CompositeObject':
    case 'CompositeGraphicUnit':
      return readCompositeObject(element, context, depth);
    case 'PageBlock': {
      const id = idOf(element.attributes.ID);
      const objects = readObjects(element, context, depth + 1);
      return { kind: 'block', objects, ...(id !== undefined && { id }) };
    }
    default:
      context.notes.add('object-unknown', context.where);
      return undefined;
  }
}

/** PathObject (CT_Path, 9.1). */
export function readPathObject(element: Element, context: ReadContext, depth: number): PathObject {
  const { attributes } = element;
  const fillColour = readColour(child(element, 'FillColor'), context, depth);
  const strokeColour = readColour(child(element, 'StrokeColor'), context, depth);
  return {
    ...readGraphicUnit(element, context, depth),
    kind: 'path',
    stroke: booleanOf(attributes.Stroke) ?? true,
    fill: booleanOf(attributes.Fill) ?? false,
    rule: wordOf(attributes.Rule, ['NonZero', 'Even-Odd']),
    data: childText(element, 'AbbreviatedData') ?? '',
    ...(fillColour && { fillColour }),
    ...(strokeColour && { strokeColour }),
  };
}

function readImageObject(element: Element, context: ReadContext, depth: number): ImageObject {
  const { attributes } = element;
  const resource = idOf(attributes.ResourceID);
  const substitution = idOf(attributes.Substitution);
  const mask = idOf(attributes.ImageMask);
  const border = readBorder(child(element, 'Border'), context, depth);
  return {
    ...readGraphicUnit(element, context, depth),
    kind: 'image',
    ...(resource !== undefined && { resource }),
    ...(substitution !== undefined && { substitution }),
    ...(mask !== undefined && { mask }),
    ...(border && { border }),
  };
}

/** Its line is 0.353 mm and black where it says nothing else. */
function readBorder(
  element: Element | undefined,
  context: ReadContext,
  depth: number,
): ImageBorder | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  return {
    lineWidth: numberOf(attributes.LineWidth) ?? DEFAULT_LINE_WIDTH,
    horizontalRadius:
      numberOf(attributes.HorizonalCornerRadius ?? attributes.HorizontalCornerRadius) ?? 0,
    verticalRadius: numberOf(attributes.VerticalCornerRadius) ?? 0,
    ...defined({
      dashOffset: numberOf(attributes.DashOffset),
      dashPattern: numbersOf(attributes.DashPattern),
      colour: readColour(child(element, 'BorderColor'), context, depth),
    }),
  };
}

function readCompositeObject(
  element: Element,
  context: ReadContext,
  depth: number,
): CompositeObject {
  const resource = idOf(element.attributes.ResourceID);
  const unit = readGraphicUnit(element, context, depth);
  return { ...unit, kind: 'composite', ...(resource !== undefined && { resource }) };
}

/** The shapes of an area of a clip: paths and texts alone may stand there (8.4). */
export function readShapes(
  area: Element,
  context: ReadContext,
  depth: number,
): readonly (TextObject | PathObject)[] {
  const paths = childrenOf(area, 'Path').map((path) => readPathObject(path, context, depth));
  const texts = childrenOf(area, 'Text').map((text) => readTextObject(text, context, depth));
  return [...paths, ...texts];
}
