import { child, childrenOf, childText, type Element } from '../container/xml.ts';
import { type Colour, readColour } from './colour.ts';
import { defined } from './graphic-unit.ts';
import { readObjects } from './objects.ts';
import type { PageObject } from './page-object.ts';
import { findFile, type OpenedPart, type ReadContext } from './read-context.ts';
import { booleanOf, colourNumbers, idOf, numberOf, numbersOf, wordOf } from './values.ts';

export interface ColourSpace {
  readonly type: 'RGB' | 'GRAY' | 'CMYK';
  readonly bitsPerComponent: number;
  readonly palette: readonly (readonly number[])[];
  /** An ICC profile in the package. */
  readonly profile?: string;
}

/** Line and colours that objects share (8.2); `relative` is the one that it goes on from. */
export interface DrawParam {
  readonly relative?: number;
  readonly lineWidth?: number;
  readonly join?: string;
  readonly cap?: string;
  readonly dashOffset?: number;
  readonly dashPattern?: readonly number[];
  readonly miterLimit?: number;
  readonly fillColour?: Colour;
  readonly strokeColour?: Colour;
}

export interface Font {
  readonly fontName: string;
  readonly familyName?: string;
  readonly charset?: string;
  readonly serif: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly fixedWidth: boolean;
  /** Path of the embedded font. */
  readonly file?: string;
}

export interface Media {
  readonly type: 'Image' | 'Audio' | 'Video';
  readonly format?: string;
  /** Path of the file; missing where the package does not hold it. */
  readonly file?: string;
}

export interface VectorGraphic {
  readonly width: number;
  readonly height: number;
  readonly thumbnail?: number;
  readonly substitution?: number;
  readonly objects: readonly PageObject[];
}

/** All resources of a document by their ids (GB/T 33190 7.9). */
export interface Resources {
  readonly colourSpaces: Map<number, ColourSpace>;
  readonly drawParams: Map<number, DrawParam>;
  readonly fonts: Map<number, Font>;
  readonly media: Map<number, Media>;
  readonly vectors: Map<number, VectorGraphic>;
}

export function noResources(): Resources {
  return {
    colourSpaces: new Map(),
    drawParams: new Map(),
    fonts: new Map(),
    media: new Map(),
    vectors: new Map(),
  };
}

/** Adds what a resource file holds; a later file wins. */
export function addResources({ root, context }: OpenedPart, into: Resources): void {
  const base = root.attributes.BaseLoc ?? '';
  const file = (location: string | undefined): string | undefined =>
    fileOf(location, base, context);
  for (const [id, element] of listed(root, 'ColorSpaces', 'ColorSpace')) {
    into.colourSpaces.set(id, readColourSpace(element, file));
  }
  for (const [id, element] of listed(root, 'DrawParams', 'DrawParam')) {
    into.drawParams.set(id, readDrawParam(element, context));
  }
  for (const [id, element] of listed(root, 'Fonts', 'Font')) {
    into.fonts.set(id, readFont(element, file));
  }
  for (const [id, element] of listed(root, 'MultiMedias', 'MultiMedia')) {
    const { attributes } = element;
    const type = wordOf(attributes.Type, ['Image', 'Audio', 'Video']);
    const path = file(childText(element, 'MediaFile'));
    into.media.set(id, { type, ...defined({ format: attributes.Format, file: path }) });
  }
  for (const [id, element] of listed(root, 'CompositeGraphicUnits', 'CompositeGraphicUnit')) {
    into.vectors.set(id, readVector(element, context));
  }
}

function listed(root: Element, list: string, name: string): [number, Element][] {
  const elements = childrenOf(root, list).flatMap((one) => childrenOf(one, name));
  return elements.flatMap((element): [number, Element][] => {
    const id = idOf(element.attributes.ID);
    return id === undefined ? [] : [[id, element]];
  });
}

/** A file of the resources: in their folder, or where it says without it. */
function fileOf(
  location: string | undefined,
  base: string,
  context: ReadContext,
): string | undefined {
  if (location === undefined) return undefined;
  const inFolder = base === '' ? undefined : findFile(`${base}/${location}`, context);
  const found = inFolder ?? findFile(location, context);
  if (found === undefined) context.notes.add('resource-missing', context.where);
  return found;
}

type FindFile = (location: string | undefined) => string | undefined;

function readColourSpace({ attributes, ...element }: Element, file: FindFile): ColourSpace {
  const entries = childrenOf(child({ attributes, ...element }, 'Palette'), 'CV');
  const type = attributes.Type?.toUpperCase() === 'GREY' ? 'GRAY' : attributes.Type;
  return {
    type: wordOf(type, ['RGB', 'GRAY', 'CMYK']),
    bitsPerComponent: idOf(attributes.BitsPerComponent) ?? 8,
    palette: entries.map(({ text }) => colourNumbers(text) ?? []),
    ...defined({ profile: file(attributes.Profile) }),
  };
}

function readDrawParam(element: Element, context: ReadContext): DrawParam {
  const { attributes } = element;
  return defined({
    relative: idOf(attributes.Relative),
    lineWidth: numberOf(attributes.LineWidth),
    join: attributes.Join,
    cap: attributes.Cap,
    dashOffset: numberOf(attributes.DashOffset),
    dashPattern: numbersOf(attributes.DashPattern),
    miterLimit: numberOf(attributes.MiterLimit),
    fillColour: readColour(child(element, 'FillColor'), context, 0),
    strokeColour: readColour(child(element, 'StrokeColor'), context, 0),
  });
}

function readFont(element: Element, file: FindFile): Font {
  const { attributes } = element;
  return {
    fontName: attributes.FontName ?? '',
    serif: booleanOf(attributes.Serif) ?? false,
    bold: booleanOf(attributes.Bold) ?? false,
    italic: booleanOf(attributes.Italic) ?? false,
    fixedWidth: booleanOf(attributes.FixedWidth) ?? false,
    ...defined({
      familyName: attributes.FamilyName,
      charset: attributes.Charset,
      file: file(childText(element, 'FontFile')),
    }),
  };
}

function readVector(element: Element, context: ReadContext): VectorGraphic {
  const { attributes } = element;
  const content = child(element, 'Content');
  return {
    width: numberOf(attributes.Width) ?? 0,
    height: numberOf(attributes.Height) ?? 0,
    objects: content ? readObjects(content, context) : [],
    ...defined({
      thumbnail: idOf(childText(element, 'Thumbnail')),
      substitution: idOf(childText(element, 'Substitution')),
    }),
  };
}
