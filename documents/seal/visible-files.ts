import { createNoteBook } from '../note.ts';
import type { OfdPackage } from '../ofd/container/package.ts';
import { refuse } from '../ofd/container/refusal.ts';
import { childrenOf, childText } from '../ofd/container/xml.ts';
import { type OfdDocument, openDocument } from '../ofd/model/document.ts';
import type { PageContent } from '../ofd/model/page.ts';
import { findFile, openXml } from '../ofd/model/read-context.ts';
import type { Resources } from '../ofd/model/resources.ts';
import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';

/** Parts that are listed beside the pages; nothing of them is drawn. */
const BESIDE = /^(attachments|custom tag)/;
/** What is read more than once: so many times the largest XML file. */
const REPEATED = 4;

/** The files that decide what the pages of a document show. */
export interface VisibleFiles {
  /** The document and its pages: what there is to be seen at all. */
  readonly pages: ReadonlySet<string>;
  /** What is drawn with them or over them: templates, annotations, resources, typefaces, pictures. */
  readonly parts: ReadonlySet<string>;
  /** Whether it takes too much reading to find all of them: then there may be more. */
  readonly isCut?: boolean;
}

/** What a package shows. */
export interface Visible {
  readonly documents: ReadonlyMap<DocBody, VisibleFiles>;
  /**
   * Documents that are named and could not be opened: what is passed over here, somebody else may open
   * and show.
   */
  readonly unopened: VisibleFiles;
}

/**
 * What each document of a package shows. `OFD.xml` is not among it, because it shows nothing itself:
 * whatever document it leads to is.
 */
export function visibleFiles(file: OfdFile): Visible {
  const { bodies, context } = file;
  const documents = new Map(bodies.map((body) => [body, filesOf(body, file)]));
  const opened = new Set(bodies.map(({ document }) => document.path));
  const root = openXml(context.path, context);
  const named = root.ok ? childrenOf(root.value.root, 'DocBody') : [];
  const unopened = named.flatMap((body) => {
    const path = findFile(childText(body, 'DocRoot') ?? '', context);
    return path === undefined || opened.has(path) ? [] : [path];
  });
  return { documents, unopened: { pages: new Set(unopened), parts: new Set() } };
}

function filesOf({ document }: DocBody, { package: files, context }: OfdFile): VisibleFiles {
  const pages = new Set<string>([document.path]);
  const within = { ...context, path: document.path, documentPath: document.path };
  const read = new Set<string>();
  // Each file once is within the limits; one that is named ten thousand times is not.
  let again = REPEATED * files.limits.xmlBytes;
  const watched: OfdPackage = {
    ...files,
    read(path, where) {
      const known = files.find(path);
      if (known === undefined || BESIDE.test(where)) return refuse('DOC_DAMAGED', where);
      if (read.has(known)) again -= files.sizeOf(known) ?? 0;
      if (again < 0) return refuse('DOC_LIMIT', where);
      read.add(known);
      return files.read(path, where);
    },
  };
  // Anew, so that every part that is read for it is seen.
  const reader = { ...context, package: watched, notes: createNoteBook() };
  const anew = openDocument(`/${document.path}`, 'document', reader);
  if (anew.ok) addPages(anew.value, pages, read, (location) => findFile(location, within));
  const parts = new Set([...read].filter((path) => !pages.has(path)));
  return { pages, parts, isCut: again < 0 || !anew.ok };
}

function addPages(
  document: OfdDocument,
  pages: Set<string>,
  parts: Set<string>,
  fileOf: (location: string) => string | undefined,
): void {
  const seen = new Set<number>();
  addMedia(document.resources, parts);
  for (const [index, { location }] of document.pages.entries()) {
    const page = document.readPage(index);
    // One that cannot be read here is a page all the same.
    const paths = page.ok ? [page.value.path] : pageForms(location).map(fileOf);
    for (const path of paths) if (path !== undefined) pages.add(path);
    // With its templates, and theirs.
    const open: PageContent[] = page.ok ? [page.value] : [];
    for (let content = open.pop(); content; content = open.pop()) {
      addMedia(content.resources, parts);
      for (const { id } of content.templates) {
        const template = seen.has(id) ? undefined : document.template(id);
        seen.add(id);
        if (template) open.push(template);
      }
    }
  }
}

/** A page is named by its file, or by the folder of it. */
function pageForms(location: string): readonly string[] {
  return location.toLowerCase().endsWith('.xml')
    ? [location]
    : [location, `${location}/Content.xml`];
}

function addMedia({ fonts, media }: Resources, parts: Set<string>): void {
  for (const { file } of [...fonts.values(), ...media.values()]) {
    if (file !== undefined) parts.add(file);
  }
}
