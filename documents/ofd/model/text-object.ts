import { child, childrenOf, type Element } from '../container/xml.ts';
import { readColour } from './colour.ts';
import { defined, readGraphicUnit } from './graphic-unit.ts';
import type { GlyphRun, TextCode, TextObject } from './page-object.ts';
import type { ReadContext } from './read-context.ts';
import { booleanOf, deltasOf, idOf, numberOf, numbersOf } from './values.ts';

/** TextObject (CT_Text, GB/T 33190 11.2). */
export function readTextObject(element: Element, context: ReadContext, depth: number): TextObject {
  const { attributes } = element;
  const glyphRuns = childrenOf(element, 'CGTransform').map(readGlyphRun);
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
    codes: readCodes(element, glyphRuns, context),
    glyphRuns,
    ...defined({
      font: idOf(attributes.Font),
      fillColour: readColour(child(element, 'FillColor'), context, depth),
      strokeColour: readColour(child(element, 'StrokeColor'), context, depth),
    }),
  };
}

/** A run without X or Y goes on from the one before it (11.3). */
function readCodes(
  element: Element,
  glyphRuns: readonly GlyphRun[],
  context: ReadContext,
): readonly TextCode[] {
  let [x, y] = [0, 0];
  // Advances are counted in glyphs, where characters are changed into more of them.
  const glyphs = glyphRuns.reduce((sum, run) => sum + run.glyphs.length, 0);
  return childrenOf(element, 'TextCode').map(({ attributes, rawText }): TextCode => {
    x = numberOf(attributes.X) ?? x;
    y = numberOf(attributes.Y) ?? y;
    const text = withoutLayout(rawText);
    // And in characters as XML counts them.
    const limit = Math.max(0, [...text].length - 1 + glyphs);
    const [deltaX, deltaY] = [attributes.DeltaX, attributes.DeltaY].map((list) => {
      if (list === undefined || list.trim() === '') return [];
      const deltas = deltasOf(list, limit);
      if (!deltas) context.notes.add('value-unreadable', `${context.where}: delta`);
      return deltas ?? [];
    });
    return { x, y, deltaX: deltaX ?? [], deltaY: deltaY ?? [], text };
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

/** Without blanks around it that hold line breaks: a tool has laid out the XML. Other blanks are text. */
function withoutLayout(text: string): string {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const kept = (blanks: string): string => (/[\r\n]/.test(blanks) ? '' : blanks);
  return kept(text.slice(0, start)) + text.slice(start, end) + kept(text.slice(end));
}
