import { writeOfd } from '../../../../documents/builder/write-ofd.ts';
import { zipPackage } from '../../../../documents/builder/write-package.ts';
import { createOfdPen } from '../ofd/ofd-pen.ts';
import { createTypefaces } from '../ofd/typefaces.ts';
import { seal } from '../parts/seal.ts';

/** Side of the page, in millimetres. */
const SIZE_MM = 42;
const FIRST_RESOURCE_ID = 11;

/** The picture of a seal as an OFD file of one page: lines stay lines at any size. */
export function sealOfd(name: string, number: string): Uint8Array {
  let lastId = FIRST_RESOURCE_ID - 1;
  const typefaces = createTypefaces(false, () => (lastId += 1));
  const pen = createOfdPen(1, typefaces);
  seal(pen, SIZE_MM / 2, SIZE_MM / 2, SIZE_MM * 0.49, name, number);
  const files = writeOfd({
    ...{ docId: number, title: name, customData: {}, width: SIZE_MM, height: SIZE_MM },
    ...{ fonts: typefaces.written(), pictures: [], templates: [], attachments: [] },
    ...{ pages: [{ objects: pen.objects }], outlines: [], isSigned: false },
  });
  return zipPackage(files);
}
