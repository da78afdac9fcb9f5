import { childrenOf, childText, type Element } from '../container/xml.ts';
import { defined } from './graphic-unit.ts';
import { openOptional, type ReadContext } from './read-context.ts';

/** A tree of a trade's own tags over the objects of the pages (GB/T 33190 16). */
export interface CustomTag {
  /** Older files say `NameSpace`, newer ones `TypeID`. */
  readonly type?: string;
  readonly root: Element;
  /** Paths of the list that names it and of its own file: whoever changes either changes the tags. */
  readonly files: readonly string[];
}

export function readCustomTags(
  location: string | undefined,
  context: ReadContext,
): readonly CustomTag[] {
  const list = openOptional(location, 'custom tags', context);
  return childrenOf(list?.root, 'CustomTag').flatMap((element, index): CustomTag[] => {
    const { attributes } = element;
    const where = `custom tag ${index + 1}`;
    const part = list && openOptional(childText(element, 'FileLoc'), where, list.context);
    const type = attributes.TypeID ?? attributes.NameSpace;
    if (!list || !part) return [];
    const files = [list.context.path, part.context.path];
    return [{ root: part.root, files, ...defined({ type }) }];
  });
}
