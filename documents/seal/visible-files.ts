import type { OfdPackage } from '../ofd/container/package.ts';
import { type OfdDocument, openDocument } from '../ofd/model/document.ts';
import type { Resources } from '../ofd/model/resources.ts';
import type { DocBody, OfdFile } from '../ofd/open-ofd.ts';

/** Parts that are listed beside the pages; nothing of them is drawn. */
const BESIDE = /^(attachments|custom tag)/;

/** The files that decide what the pages of a document show. */
export interface VisibleFiles {
  /** The document and its pages: what there is to be seen at all. */
  readonly pages: ReadonlySet<string>;
  /** What is drawn with them or over them: templates, annotations, resources, typefaces, pictures. */
  readonly parts: ReadonlySet<string>;
}

/**
 * What each document of a package shows. `OFD.xml` is not among it, because it shows nothing itself:
 * whatever document it leads to is.
 */
export function visibleFiles(file: OfdFile): ReadonlyMap<DocBody, VisibleFiles> {
  return new Map(file.bodies.map((body) => [body, filesOf(body, file)]));
}

function filesOf({ document }: DocBody, { package: files, context }: OfdFile): VisibleFiles {
  const pages = new Set<string>([document.path]);
  const read = new Set<string>();
  const watched: OfdPackage = {
    ...files,
    read(path, where) {
      const known = files.find(path);
      if (known !== undefined && !BESIDE.test(where)) read.add(known);
      return files.read(path, where);
    },
  };
  // Anew, so that every part that is read for it is seen.
  const again = openDocument(`/${document.path}`, 'document', { ...context, package: watched });
  if (again.ok) addPages(again.value, pages, read);
  return { pages, parts: new Set([...read].filter((path) => !pages.has(path))) };
}

function addPages(document: OfdDocument, pages: Set<string>, parts: Set<string>): void {
  addMedia(document.resources, parts);
  for (const index of document.pages.keys()) {
    const page = document.readPage(index);
    if (!page.ok) continue;
    pages.add(page.value.path);
    addMedia(page.value.resources, parts);
    for (const { id } of page.value.templates) {
      const template = document.template(id);
      if (template) addMedia(template.resources, parts);
    }
  }
}

function addMedia({ fonts, media }: Resources, parts: Set<string>): void {
  for (const { file } of [...fonts.values(), ...media.values()]) {
    if (file !== undefined) parts.add(file);
  }
}
