import { createCanvas } from '@napi-rs/canvas';
import { strToU8 } from 'fflate';
import { rootNode, textNode } from '../../../../documents/builder/xml-write.ts';
import type { OfdRequest, WrittenPicture } from '../../../../documents/builder/ofd-request.ts';
import type { ImageObject } from '../../../../documents/ofd/model/page-object.ts';
import { sm3Hex } from '../../../../crypto/sm3.ts';
import { utf8 } from '../../../../crypto/utf8.ts';
import type { Certificate } from '../../../data/certificates.ts';
import type { Pen, Photo, Sheet } from '../pen.ts';
import { annexesOf, annexTitle } from '../annex.ts';
import { guilloche } from './guilloche.ts';
import { createOfdPen, type OfdPen } from './ofd-pen.ts';
import { createTypefaces } from './typefaces.ts';

/** Long side of A4, in millimetres. */
const A4_LONG_MM = 297;
/** Pixels of a photograph to a drawing unit: some 240 to the inch. */
const PHOTO_SCALE = 2;
const JPEG_QUALITY = 88;
const FIRST_RESOURCE_ID = 11;
/** Types whose issuers put their fonts into the file; the others name theirs. */
const EMBEDDING: readonly string[] = ['food', 'birth'];

/** Whose words the tags of a certificate are. */
const TAGS_OF = 'GB/T 36903';

/** Millimetres of a drawing unit. */
export function scaleOf({ width, height }: Sheet): number {
  return A4_LONG_MM / Math.max(width, height);
}

/** A certificate as an OFD document, without its seal. @param metadata by the short names of GB/T 36903 */
export function certificateDocument(
  certificate: Certificate,
  sheet: Sheet,
  metadata: Readonly<Record<string, string>>,
  createdOn: string,
  isSigned: boolean,
): OfdRequest {
  const { type, issuer, identifier } = certificate;
  const scale = scaleOf(sheet);
  const [width, height] = [sheet.width * scale, sheet.height * scale];
  let lastId = FIRST_RESOURCE_ID - 1;
  const nextId = (): number => (lastId += 1);
  const typefaces = createTypefaces(EMBEDDING.includes(type.id), nextId);
  const draw = (what: (pen: Pen) => void): OfdPen['objects'] => {
    const pen = createOfdPen(scale, typefaces);
    what(pen);
    return pen.objects;
  };
  const photos = sheet.photos.map((photo) => ({ photo, picture: pictureOf(photo, nextId()) }));
  const content = [
    ...draw(sheet.draw),
    ...photos.map(({ photo, picture }) => imageObject(photo, picture.id, scale)),
  ];
  if (certificate.file === 'intricate') content.push(guilloche(width, height));
  const annexes = annexesOf(certificate, sheet).map(draw);
  const watermark = draw(sheet.watermark);
  const template = draw(sheet.ground);
  const boundary = { x: 0, y: 0, w: width, h: height };
  return {
    ...{ docId: sm3Hex(utf8(identifier)).slice(0, 32), title: type.name, author: issuer.name },
    ...{ creator: '亮码模拟证照平台', createdOn, customData: metadata, width, height },
    ...{ fonts: typefaces.written(), pictures: photos.map(({ picture }) => picture) },
    templates: [template],
    pages: [
      {
        template: 0,
        objects: content,
        annotations: [{ type: 'Watermark', boundary, remark: '模拟样张', objects: watermark }],
      },
      ...annexes.map((objects) => ({ objects })),
    ],
    attachments: [{ name: '照面信息', fileName: 'metadata.xml', bytes: metadataFile(metadata) }],
    outlines: [
      { title: `${type.name} ${type.englishName}`, page: 0 },
      ...annexes.map((_, at) => ({ title: annexTitle(at), page: at + 1 })),
    ],
    ...(annexes.length > 0 && { customTags: [{ type: TAGS_OF, values: metadata }] }),
    isSigned,
  };
}

function metadataFile(metadata: Readonly<Record<string, string>>): Uint8Array {
  const fields = Object.entries(metadata).map(([name, value]) => textNode(name, value));
  return strToU8(rootNode('Metadata', {}, ...fields));
}

function pictureOf({ x, y, width, height, draw }: Photo, id: number): WrittenPicture {
  const canvas = createCanvas(width * PHOTO_SCALE, height * PHOTO_SCALE);
  const pen = canvas.getContext('2d');
  pen.scale(PHOTO_SCALE, PHOTO_SCALE);
  pen.translate(-x, -y);
  draw(pen);
  return { id, format: 'JPEG', bytes: canvas.toBuffer('image/jpeg', JPEG_QUALITY) };
}

/** A picture fills the unit square of its space (GB/T 33190 10). */
function imageObject(photo: Photo, resource: number, scale: number): ImageObject {
  const [w, h] = [photo.width * scale, photo.height * scale];
  return {
    ...{ kind: 'image', boundary: { x: photo.x * scale, y: photo.y * scale, w, h } },
    ...{ visible: true, alpha: 255, clips: [], ctm: [w, 0, 0, h, 0, 0], resource },
  };
}
