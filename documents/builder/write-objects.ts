import type { Box } from '../ofd/model/geometry.ts';
import type {
  GraphicUnit,
  ImageObject,
  PageObject,
  PathObject,
  TextCode,
  TextObject,
} from '../ofd/model/page-object.ts';
import { colourXml } from './write-colour.ts';
import { escaped, mm, node } from './xml-write.ts';

/** Gives each object of a document its number. */
export type NextId = () => number;

/** The objects of a page as the reader of this room knows them, as XML (GB/T 33190 8 to 11). */
export function objectsXml(objects: readonly PageObject[], nextId: NextId): string {
  return objects.map((object) => objectXml(object, nextId)).join('');
}

function objectXml(object: PageObject, nextId: NextId): string {
  switch (object.kind) {
    case 'text':
      return node('TextObject', textAttributes(object, nextId()), ...textParts(object));
    case 'path':
      return node('PathObject', pathAttributes(object, nextId()), ...pathParts(object));
    case 'image':
      return node('ImageObject', imageAttributes(object, nextId()), clipsXml(object));
    case 'composite':
      return node('CompositeObject', {
        ...unitAttributes(object, nextId()),
        ResourceID: object.resource,
      });
    case 'block':
      return node('PageBlock', { ID: nextId() }, objectsXml(object.objects, nextId));
  }
}

export function boxText({ x, y, w, h }: Box): string {
  return [x, y, w, h].map(mm).join(' ');
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function unitAttributes(unit: GraphicUnit, id: number | undefined): Attributes {
  const { boundary, ctm, alpha, visible, lineWidth, dashPattern, cap, join } = unit;
  return {
    ID: id,
    Boundary: boxText(boundary),
    CTM: ctm?.map((value) => String(Math.round(value * 1e5) / 1e5 + 0)).join(' '),
    Visible: visible ? undefined : false,
    Alpha: alpha === 255 ? undefined : alpha,
    LineWidth: lineWidth === undefined ? undefined : mm(lineWidth),
    DashPattern: dashPattern?.map(mm).join(' '),
    Cap: cap,
    Join: join,
  };
}

/** What is filled and not stroked has to say so: the standard's defaults are the other way round. */
function pathAttributes(path: PathObject, id: number | undefined): Attributes {
  return {
    ...unitAttributes(path, id),
    Stroke: path.stroke ? undefined : false,
    Fill: path.fill ? true : undefined,
    Rule: path.rule === 'Even-Odd' ? path.rule : undefined,
  };
}

function pathParts(path: PathObject): readonly string[] {
  return [
    clipsXml(path),
    colourXml('StrokeColor', path.strokeColour),
    colourXml('FillColor', path.fillColour),
    node('AbbreviatedData', {}, path.data),
  ];
}

function imageAttributes(image: ImageObject, id: number): Attributes {
  return {
    ...unitAttributes(image, id),
    ResourceID: image.resource,
    ImageMask: image.mask,
  };
}

function textAttributes(text: TextObject, id: number | undefined): Attributes {
  return {
    ...unitAttributes(text, id),
    Font: text.font,
    Size: mm(text.size),
    Weight: text.weight === 400 ? undefined : text.weight,
  };
}

function textParts(text: TextObject): readonly string[] {
  const glyphs = text.glyphRuns.map((run) =>
    node(
      'CGTransform',
      { CodePosition: run.codePosition, CodeCount: run.codeCount, GlyphCount: run.glyphCount },
      node('Glyphs', {}, run.glyphs.join(' ')),
    ),
  );
  return [
    clipsXml(text),
    colourXml('FillColor', text.fillColour),
    ...glyphs,
    ...text.codes.map(codeXml),
  ];
}

function codeXml({ x, y, deltaX, deltaY, text }: TextCode): string {
  const deltas = (list: readonly number[]): string | undefined =>
    list.length === 0 ? undefined : deltaText(list);
  const attributes = { X: mm(x), Y: mm(y), DeltaX: deltas(deltaX), DeltaY: deltas(deltaY) };
  return node('TextCode', attributes, escaped(text));
}

/** Advances, the same ones in a row as `g n v` (11.3). */
export function deltaText(deltas: readonly number[]): string {
  const words: string[] = [];
  for (let at = 0; at < deltas.length;) {
    const value = mm(deltas[at] ?? 0);
    let end = at + 1;
    while (end < deltas.length && mm(deltas[end] ?? 0) === value) end += 1;
    const count = end - at;
    words.push(...(count > 2 ? ['g', String(count), value] : Array<string>(count).fill(value)));
    at = end;
  }
  return words.join(' ');
}

function clipsXml({ clips }: GraphicUnit): string {
  if (clips.length === 0) return '';
  const written = clips.map(({ areas }) => {
    const shapes = areas.map(({ shape }) => {
      if (shape.kind === 'text') return node('Text', textAttributes(shape, undefined));
      return node('Path', pathAttributes(shape, undefined), ...pathParts(shape));
    });
    return node('Clip', {}, ...shapes.map((shape) => node('Area', {}, shape)));
  });
  return node('Clips', {}, ...written);
}
