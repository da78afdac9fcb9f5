import type { DocumentLimits } from '../../limits.ts';

/** What an XML text asks for that it does not get. */
export type XmlRefusal = 'DTD' | 'depth' | 'marks';

/**
 * Looks an XML text over before it is parsed: its depth and the number of its marks cost a parser
 * stack and memory, and a document type declaration has no place in an OFD. It finds ends of tags,
 * not mistakes; those are the parser's.
 */
export function guardXml(
  text: string,
  { xmlDepth, xmlMarks }: Pick<DocumentLimits, 'xmlDepth' | 'xmlMarks'>,
): XmlRefusal | undefined {
  let depth = 0;
  let marks = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (++marks > xmlMarks) return 'marks';
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!', at)) return 'DTD';
    else {
      const { end, attributes } = endOfTag(text, at + 1);
      marks += attributes;
      if (marks > xmlMarks) return 'marks';
      if (text.startsWith('</', at)) depth--;
      else if (text[end - 2] !== '/') depth++;
      if (depth > xmlDepth) return 'depth';
      at = end;
    }
  }
  return undefined;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** The place behind the `>` of a tag, one inside of an attribute's quotes ends nothing; and the quoted values. */
function endOfTag(
  text: string,
  from: number,
): { readonly end: number; readonly attributes: number } {
  let quote = '';
  let attributes = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
      attributes++;
    } else if (character === '>') return { end: at + 1, attributes };
  }
  return { end: text.length, attributes };
}
