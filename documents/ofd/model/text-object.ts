import { child, childrenOf, type Element } from '../container/xml.ts';
import { readColour } from './colour.ts';
import { defined, readGraphicUnit } from './graphic-unit.ts';
import type { GlyphRun, TextCode, TextObject } from './page-object.ts';
import type { ReadContext } from './read-context.ts';
import { booleanOf, deltasOf, idOf, numberOf, numbersOf } from './values.ts';

/** TextObject (CT_Text, GB/T 33190 11.2). */
export function readTextObject(element: Element, context: ReadContext, depth: number): TextObject {
  const { attributes } = element;
  return {
    ...readGraphicUnit(element, context, depth),
    kind: 'text',
    size: numberOf(attributes.Size) ?? 0,
    stroke: booleanOf(attributes.Stroke) ?? false,
    fill: booleanOf(attributes.Fill) ?? true,
    hScale: numberOf(attributes.HScale) ?? 1,
    readDirection: numberOf(attributes.ReadDirection) ?? 0,
    charDirection: numberOf(attributes.CharDirection) ?? 0,
    weight: numberOf(attributes.Weight) ?? 400,
    italic: booleanOf(attributes.Italic) ?? false,
    codes: readCodes(element, context),
    glyphRuns: childrenOf(element, 'CGTransform').map(readGlyphRun),
    ...defined({
      font: idOf(attributes.Font),
      fillColour: readColour(child(element, 'FillColor'), context, depth),
      strokeColour: readColour(child(element, 'StrokeColor'), context, depth),
    }),
  };
}

/** A run without X or Y goes on from the one before it (11.3). */
function readCodes(element: Element, context: ReadContext): readonly TextCode[] {
  let [x, y] = [0, 0];
  return childrenOf(element, 'TextCode').map(({ attributes, rawText }): TextCode => {
    x = numberOf(attributes.X) ?? x;
    y = numberOf(attributes.Y) ?? y;
    // Advances are counted in characters as XML counts them.
    const limit = Math.max(0, [...rawText].length - 1);
    const [deltaX, deltaY] = [attributes.DeltaX, attributes.DeltaY].map((text) => {
      if (text === undefined || text.trim() === '') return [];
      const deltas = deltasOf(text, limit);
      if (!deltas) context.notes.add('value-unreadable', `${context.where}: delta`);
      return deltas ?? [];
    });
    return { x, y, deltaX: deltaX ?? [], deltaY: deltaY ?? [], text: rawText };
  });
}

function readGlyphRun(element: Element): GlyphRun {
  const { attributes } = element;
  const glyphs = numbersOf(child(element, 'Glyphs')?.text) ?? [];
  return {
    codePosition: idOf(attributes.CodePosition) ?? 0,
    codeCount: idOf(attributes.CodeCount) ?? 1,
    glyphCount: idOf(attributes.GlyphCount) ?? 1,
    glyphs,
  };
}
