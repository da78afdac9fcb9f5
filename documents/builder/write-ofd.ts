import { strToU8 } from 'fflate';
import type { PageObject } from '../ofd/model/page-object.ts';
import type { OfdRequest, WrittenPage } from './ofd-request.ts';
import { annotationFiles, isAnnotated } from './write-annotations.ts';
import { type NextId, objectsXml } from './write-objects.ts';
import type { PackageFiles } from './write-package.ts';
import { attachmentFiles, resourceFiles } from './write-resources.ts';
import { DOC, escaped, mm, node, pageIdOf, rootNode, textNode } from './xml-write.ts';

/** Pages and resources have the numbers below. */
const FIRST_TEMPLATE_ID = 2_000;
const FIRST_OBJECT_ID = 3_000;

type NamedFile = readonly [path: string, content: string];

/** The files of a document, not signed yet. */
export function writeOfd(request: OfdRequest): PackageFiles {
  let lastId = FIRST_OBJECT_ID;
  const nextId: NextId = () => (lastId += 1);
  const files: Record<string, string | Uint8Array> = {
    ...Object.fromEntries(request.templates.map((one, at) => templateFile(one, at, nextId))),
    ...Object.fromEntries(request.pages.map((one, at) => pageFile(one, at, nextId))),
    ...annotationFiles(request, nextId),
    ...resourceFiles(request),
    ...attachmentFiles(request),
    ...tagFiles(request),
  };
  files['OFD.xml'] = rootFile(request);
  files[`${DOC}/Document.xml`] = documentFile(request, lastId);
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  );
}

function rootFile(request: OfdRequest): string {
  const { docId, title, author, creator, createdOn, customData, isSigned } = request;
  const data = Object.entries(customData).map(([name, value]) =>
    node('CustomData', { Name: name }, escaped(value)),
  );
  const info = node(
    'DocInfo',
    {},
    textNode('DocID', docId),
    textNode('Title', title),
    textNode('Author', author),
    textNode('CreationDate', createdOn),
    textNode('Creator', creator),
    data.length > 0 ? node('CustomDatas', {}, ...data) : '',
  );
  const body = node(
    'DocBody',
    {},
    info,
    textNode('DocRoot', `${DOC}/Document.xml`),
    textNode('Signatures', isSigned ? `${DOC}/Signs/Signatures.xml` : undefined),
  );
  return rootNode('OFD', { Version: '1.1', DocType: 'OFD' }, body);
}

function documentFile(request: OfdRequest, maxId: number): string {
  const { width, height, templates, pages, outlines, attachments, pictures } = request;
  const { customTags = [] } = request;
  const common = node(
    'CommonData',
    {},
    textNode('MaxUnitID', String(maxId)),
    node('PageArea', {}, textNode('PhysicalBox', `0 0 ${mm(width)} ${mm(height)}`)),
    textNode('PublicRes', 'PublicRes.xml'),
    textNode('DocumentRes', pictures.length > 0 ? 'DocumentRes.xml' : undefined),
    ...templates.map((_, at) =>
      node('TemplatePage', { ID: FIRST_TEMPLATE_ID + at, BaseLoc: `Tpls/Tpl_${at}/Content.xml` }),
    ),
  );
  const list = pages.map((_, at) =>
    node('Page', { ID: pageIdOf(at), BaseLoc: `Pages/Page_${at}/Content.xml` }),
  );
  const entries = outlines.map(({ title, page }) =>
    node('OutlineElem', { Title: title }, gotoXml(pageIdOf(page))),
  );
  return rootNode(
    'Document',
    {},
    common,
    node('Pages', {}, ...list),
    entries.length > 0 ? node('Outlines', {}, ...entries) : '',
    textNode('Annotations', isAnnotated(request) ? 'Annots/Annotations.xml' : undefined),
    textNode('CustomTags', customTags.length > 0 ? 'Tags/CustomTags.xml' : undefined),
    textNode('Attachments', attachments.length > 0 ? 'Attachs/Attachments.xml' : undefined),
  );
}

/** The list of trees and each tree (GB/T 33190 16). */
function tagFiles({ customTags = [] }: OfdRequest): Record<string, string> {
  if (customTags.length === 0) return {};
  const trees = customTags.map(({ values }, at): NamedFile => {
    const tags = Object.entries(values).map(([name, value]) => textNode(name, value));
    return [`${DOC}/Tags/Tag_${at}.xml`, rootNode('CustomTag', {}, ...tags)];
  });
  const list = customTags.map(({ type }, at) =>
    node('CustomTag', { TypeID: type }, textNode('FileLoc', `Tag_${at}.xml`)),
  );
  return {
    ...Object.fromEntries(trees),
    [`${DOC}/Tags/CustomTags.xml`]: rootNode('CustomTags', {}, ...list),
  };
}

function gotoXml(pageId: number): string {
  const target = node('Dest', { Type: 'Fit', PageID: pageId });
  return node('Actions', {}, node('Action', { Event: 'CLICK' }, node('Goto', {}, target)));
}

function templateFile(objects: readonly PageObject[], at: number, nextId: NextId): NamedFile {
  return [`${DOC}/Tpls/Tpl_${at}/Content.xml`, contentXml('', objects, nextId)];
}

function pageFile(page: WrittenPage, at: number, nextId: NextId): NamedFile {
  const template =
    page.template === undefined
      ? ''
      : node('Template', { TemplateID: FIRST_TEMPLATE_ID + page.template, ZOrder: 'Background' });
  return [`${DOC}/Pages/Page_${at}/Content.xml`, contentXml(template, page.objects, nextId)];
}

function contentXml(head: string, objects: readonly PageObject[], nextId: NextId): string {
  const layer = node('Layer', { ID: nextId(), Type: 'Body' }, objectsXml(objects, nextId));
  return rootNode('Page', {}, head, node('Content', {}, layer));
}
