import type { OfdRequest } from './ofd-request.ts';
import { DOC, node, rootNode, textNode } from './xml-write.ts';

/** Fonts and pictures with the lists that name them (GB/T 33190 7.9). */
export function resourceFiles({
  fonts,
  pictures,
}: OfdRequest): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  const fontNodes = fonts.map(({ id, name, isBold, isSerif, file }) => {
    if (file) files[`${DOC}/Res/font_${id}.ttf`] = file;
    const attributes = {
      ...{ ID: id, FontName: name, FamilyName: name },
      ...{ Bold: isBold || undefined, Serif: isSerif || undefined },
    };
    return node('Font', attributes, textNode('FontFile', file ? `font_${id}.ttf` : undefined));
  });
  files[`${DOC}/PublicRes.xml`] = rootNode('Res', { BaseLoc: 'Res' }, list('Fonts', fontNodes));
  if (pictures.length === 0) return files;
  const pictureNodes = pictures.map(({ id, format, bytes }) => {
    const name = `image_${id}.${format === 'PNG' ? 'png' : 'jpg'}`;
    files[`${DOC}/Res/${name}`] = bytes;
    const attributes = { ID: id, Type: 'Image', Format: format };
    return node('MultiMedia', attributes, textNode('MediaFile', name));
  });
  files[`${DOC}/DocumentRes.xml`] = rootNode(
    'Res',
    { BaseLoc: 'Res' },
    list('MultiMedias', pictureNodes),
  );
  return files;
}

function list(name: string, nodes: readonly string[]): string {
  return nodes.length > 0 ? node(name, {}, ...nodes) : '';
}

/** Files that travel with the document (GB/T 33190 20). */
export function attachmentFiles({
  attachments,
  createdOn,
}: OfdRequest): Record<string, string | Uint8Array> {
  if (attachments.length === 0) return {};
  const nodes = attachments.map(({ name, fileName, bytes }, at) => {
    const attributes = {
      ...{ ID: `A${at + 1}`, Name: name, Format: fileName.replace(/^.*\./, '') },
      ...{ CreationDate: createdOn, Size: Math.ceil(bytes.length / 1_024) },
    };
    return node('Attachment', attributes, textNode('FileLoc', fileName));
  });
  return {
    [`${DOC}/Attachs/Attachments.xml`]: rootNode('Attachments', {}, ...nodes),
    ...Object.fromEntries(
      attachments.map(({ fileName, bytes }) => [`${DOC}/Attachs/${fileName}`, bytes]),
    ),
  };
}
