import { child, childrenOf, childText, type Element } from '../container/xml.ts';
import { defined } from './graphic-unit.ts';

/** What a document says of itself (CT_DocInfo, GB/T 33190 7.4); texts as they stand in the file. */
export interface DocInfo {
  readonly docId?: string;
  readonly title?: string;
  readonly author?: string;
  readonly subject?: string;
  readonly abstract?: string;
  readonly creationDate?: string;
  readonly modificationDate?: string;
  readonly usage?: string;
  readonly creator?: string;
  readonly creatorVersion?: string;
  readonly keywords: readonly string[];
  /** In the order of the file; a name may stand twice. */
  readonly customData: readonly { readonly name: string; readonly value: string }[];
}

export function readDocInfo(element: Element | undefined): DocInfo {
  const text = (name: string): string | undefined => childText(element, name);
  return {
    keywords: childrenOf(child(element, 'Keywords'), 'Keyword').map((one) => one.text),
    customData: childrenOf(child(element, 'CustomDatas'), 'CustomData').map(
      ({ attributes, text: value }) => ({ name: attributes.Name ?? '', value }),
    ),
    ...defined({
      docId: text('DocID'),
      title: text('Title'),
      author: text('Author'),
      subject: text('Subject'),
      abstract: text('Abstract'),
      creationDate: text('CreationDate'),
      modificationDate: text('ModDate'),
      usage: text('DocUsage'),
      creator: text('Creator'),
      creatorVersion: text('CreatorVersion'),
    }),
  };
}
