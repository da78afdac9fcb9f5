import type { Box } from '../ofd/model/geometry.ts';
import type { PageObject } from '../ofd/model/page-object.ts';

/** A font of the document: by its name alone, or with its file. */
export interface WrittenFont {
  readonly id: number;
  readonly name: string;
  readonly isBold: boolean;
  readonly isSerif: boolean;
  /** TrueType. */
  readonly file?: Uint8Array;
}

export interface WrittenPicture {
  readonly id: number;
  readonly format: 'JPEG' | 'PNG';
  readonly bytes: Uint8Array;
}

/** Pages have the size of the document, in millimetres. */
export interface WrittenPage {
  /** Counted from 0: which template lies below it. */
  readonly template?: number;
  readonly objects: readonly PageObject[];
  readonly annotations?: readonly WrittenAnnotation[];
}

export interface WrittenAnnotation {
  readonly type: 'Watermark' | 'Stamp' | 'Highlight';
  readonly boundary: Box;
  readonly remark?: string;
  /** In the space of the boundary. */
  readonly objects: readonly PageObject[];
}

export interface WrittenAttachment {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** One tree of custom tags: what it is of, and its values by their names. */
export interface WrittenTag {
  readonly type: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What goes into a document (GB/T 33190-2016). Millimetres. */
export interface OfdRequest {
  readonly docId: string;
  readonly title: string;
  readonly author?: string;
  readonly creator?: string;
  /** YYYY-MM-DD. */
  readonly createdOn?: string;
  readonly customData: Readonly<Record<string, string>>;
  readonly width: number;
  readonly height: number;
  readonly fonts: readonly WrittenFont[];
  readonly pictures: readonly WrittenPicture[];
  /** Objects of each template. */
  readonly templates: readonly (readonly PageObject[])[];
  readonly pages: readonly WrittenPage[];
  readonly attachments: readonly WrittenAttachment[];
  /** Pages counted from 0. */
  readonly outlines: readonly { readonly title: string; readonly page: number }[];
  /** Trees of a trade's own tags (GB/T 33190 16): names and values, each with the objects that show it. */
  readonly customTags?: readonly WrittenTag[];
  /** Whether a list of signatures will be there. */
  readonly isSigned: boolean;
}
