import { childrenOf, childText } from '../container/xml.ts';
import { defined } from './graphic-unit.ts';
import { findFile, openOptional, type ReadContext } from './read-context.ts';
import { booleanOf } from './values.ts';

/** A file that travels with the document (GB/T 33190 20). */
export interface Attachment {
  readonly id?: string;
  readonly name: string;
  readonly format?: string;
  readonly visible: boolean;
  readonly usage?: string;
  /** Path of the file; missing where the package does not hold it. */
  readonly file?: string;
  /** Path of the list that names it. */
  readonly list?: string;
}

export function readAttachments(
  location: string | undefined,
  context: ReadContext,
): readonly Attachment[] {
  const part = openOptional(location, 'attachments', context);
  return childrenOf(part?.root, 'Attachment').map((element, index): Attachment => {
    const { attributes } = element;
    const target = childText(element, 'FileLoc');
    const where = `attachment ${index + 1}`;
    const file =
      part && target !== undefined ? findFile(target, { ...part.context, where }) : undefined;
    if (file === undefined) context.notes.add('file-missing', where);
    return {
      name: attributes.Name ?? '',
      visible: booleanOf(attributes.Visible) ?? true,
      ...defined({ id: attributes.ID, format: attributes.Format, usage: attributes.Usage, file }),
      ...defined({ list: part?.context.path }),
    };
  });
}
