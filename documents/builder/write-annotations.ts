import type { OfdRequest, WrittenAnnotation } from './ofd-request.ts';
import { boxText, type NextId, objectsXml } from './write-objects.ts';
import { DOC, node, pageIdOf, rootNode, textNode } from './xml-write.ts';

/** Whether any page has an annotation. */
export function isAnnotated({ pages }: OfdRequest): boolean {
  return pages.some(({ annotations = [] }) => annotations.length > 0);
}

/** The list of annotations and those of each page (GB/T 33190 15). */
export function annotationFiles(request: OfdRequest, nextId: NextId): Record<string, string> {
  if (!isAnnotated(request)) return {};
  const files: Record<string, string> = {};
  const list = request.pages.flatMap(({ annotations = [] }, at) => {
    if (annotations.length === 0) return [];
    const place = `Page_${at}/Annotation.xml`;
    const written = annotations.map((one) => annotationXml(one, request.createdOn, nextId));
    files[`${DOC}/Annots/${place}`] = rootNode('PageAnnot', {}, ...written);
    return [node('Page', { PageID: pageIdOf(at) }, textNode('FileLoc', place))];
  });
  files[`${DOC}/Annots/Annotations.xml`] = rootNode('Annotations', {}, ...list);
  return files;
}

function annotationXml(
  { type, boundary, remark, objects }: WrittenAnnotation,
  at: string | undefined,
  nextId: NextId,
): string {
  return node(
    'Annot',
    { ID: nextId(), Type: type, Creator: 'liangma', LastModDate: at ?? '1970-01-01' },
    textNode('Remark', remark),
    node('Appearance', { Boundary: boxText(boundary) }, objectsXml(objects, nextId)),
  );
}
