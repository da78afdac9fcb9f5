import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { NoteBook } from '../../note.ts';
import { refuse } from '../container/refusal.ts';
import { child, childrenOf, childText, type Element } from '../container/xml.ts';
import { type Annotation, readAnnotations } from './annotations.ts';
import { type Attachment, readAttachments } from './attachments.ts';
import { type CustomTag, readCustomTags } from './custom-tags.ts';
import { type OutlineEntry, readOutlines } from './outlines.ts';
import { type PageArea, type PageContent, type PageEntry, readArea, readPage } from './page.ts';
import { openOptional, type OpenedPart, openPart, type ReadContext } from './read-context.ts';
import { addResources, noResources, type Resources } from './resources.ts';
import { idOf } from './values.ts';

/** One document of a package: what its pages share is read, pages are read when they are asked for. */
export interface OfdDocument {
  /** Of `Document.xml`. */
  readonly path: string;
  /** Where readers of its pages note what differs. */
  readonly notes: NoteBook;
  readonly pages: readonly PageEntry[];
  readonly resources: Resources;
  readonly outlines: readonly OutlineEntry[];
  readonly attachments: readonly Attachment[];
  readonly customTags: readonly CustomTag[];
  /** By the id of the page. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>;
  /** @param index from 0 */
  readPage(index: number): Result<PageContent, Failure>;
  /** A template by its id; `undefined` where there is none that can be read. */
  template(id: number): PageContent | undefined;
}

/**
 * Opens the document that `OFD.xml` names (GB/T 33190-2016, 7.5). Fails with `DOC_FORMAT` where it has no
 * list of pages, with `DOC_DAMAGED` or the failure of its XML; optional parts that cannot be read are
 * left out and noted.
 */
export function openDocument(
  location: string,
  where: string,
  ofd: ReadContext,
): Result<OfdDocument, Failure> {
  const opened = openPart(location, where, ofd);
  if (!opened.ok) return opened;
  const { root } = opened.value;
  const context = { ...opened.value.context, documentPath: opened.value.context.path };
  const pagesNode = child(root, 'Pages');
  if (!pagesNode) return refuse('DOC_FORMAT', `${where}: Pages`);
  const common = child(root, 'CommonData');
  if (!common) context.notes.add('node-missing', `${where}: CommonData`);
  const documentArea = readArea(child(common, 'PageArea'));
  const pages = entriesOf(childrenOf(pagesNode, 'Page'), 'page', context);
  const templates = new Map(
    entriesOf(childrenOf(common, 'TemplatePage'), 'template', context).map((one) => [one.id, one]),
  );
  const template = createTemplates(templates, context, documentArea);
  return ok({
    path: context.path,
    notes: context.notes,
    pages,
    resources: readResources(common, context),
    outlines: readOutlines(child(root, 'Outlines')),
    attachments: readAttachments(childText(root, 'Attachments'), context),
    customTags: readCustomTags(childText(root, 'CustomTags'), context),
    annotations: readAnnotations(childText(root, 'Annotations'), context),
    readPage(index) {
      const entry = pages[index];
      if (!entry) return refuse('DOC_DAMAGED', `page ${index + 1}: not in the list`);
      return readPage(entry, `page ${index + 1}`, context, documentArea);
    },
    template,
  });
}

/** Templates that are kept, and their XML in bytes; behind that all are read anew where they are needed. */
const MAX_KEPT = 256;
const MAX_KEPT_BYTES = 8 * 1_024 * 1_024;

/** Each is read once, as long as there are not too many of them. */
function createTemplates(
  entries: ReadonlyMap<number, PageEntry>,
  context: ReadContext,
  area: PageArea | undefined,
): (id: number) => PageContent | undefined {
  const read = new Map<number, PageContent | undefined>();
  let bytes = 0;
  return (id) => {
    if (read.has(id)) return read.get(id);
    if (bytes > MAX_KEPT_BYTES || read.size >= MAX_KEPT) {
      read.clear();
      bytes = 0;
    }
    const entry = entries.get(id);
    const page = entry && readPage(entry, `template ${id}`, context, area);
    if (!page?.ok) context.notes.add('template-missing', `template ${id}`);
    const content = page?.ok ? page.value : undefined;
    read.set(id, content);
    bytes += content?.xmlBytes ?? 0;
    return content;
  };
}

function entriesOf(
  elements: readonly Element[],
  kind: string,
  { notes }: ReadContext,
): readonly PageEntry[] {
  return elements.flatMap(({ attributes }, index): PageEntry[] => {
    const id = idOf(attributes.ID);
    const location = attributes.BaseLoc;
    if (id === undefined) notes.add('node-missing', `${kind} ${index + 1}: ID`);
    // A page without its file stays in the list, so that the pages behind it keep their numbers.
    if (location === undefined) notes.add('node-missing', `${kind} ${index + 1}: BaseLoc`);
    return [{ id: id ?? 0, location: location ?? '' }];
  });
}

function readResources(common: Element | undefined, context: ReadContext): Resources {
  const resources = noResources();
  for (const [name, where] of [
    ['PublicRes', 'public resources'],
    ['DocumentRes', 'document resources'],
  ] as const) {
    for (const { text } of childrenOf(common, name)) {
      const part: OpenedPart | undefined = openOptional(text, where, context);
      if (part) addResources(part, resources);
    }
  }
  return resources;
}
