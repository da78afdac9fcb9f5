import type { OfdRequest } from './ofd-request.ts';

/** An empty page of A4. */
export const SMALL_REQUEST: OfdRequest = {
  ...{ docId: '39', title: '虚构居住证', customData: {}, width: 210, height: 297 },
  ...{ fonts: [], pictures: [], templates: [], pages: [{ objects: [] }] },
  ...{ attachments: [], outlines: [], isSigned: false },
};
