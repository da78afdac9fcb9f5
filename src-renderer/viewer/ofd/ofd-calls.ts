import type { Failure } from '../../../contract/failures.ts';
import type { Result } from '../../../contract/result.ts';
import type {
  AttachmentItem,
  DrawOptions,
  OutlineItem,
  PageLack,
  PageSize,
  PageTextRun,
  SealSpot,
} from '../../../documents/certificate-document.ts';

/** A drawn page on its way to the window. */
export interface DrawnBitmap {
  readonly bitmap: ImageBitmap;
  readonly lacks: readonly PageLack[];
}

/** What the window asks of the thread that has an OFD file open. */
export type OfdCalls = Readonly<{
  /** Loads what most files need, before there is one. */
  warm: readonly [none: null, done: null];
  open: readonly [bytes: Uint8Array, opened: Result<{ readonly pageCount: number }, Failure>];
  pageSize: readonly [page: number, size: PageSize];
  draw: readonly [
    how: { readonly page: number } & Pick<DrawOptions, 'scale' | 'rotation' | 'forPrint'>,
    /** Absent where it was cancelled. */
    drawn: DrawnBitmap | undefined,
  ];
  text: readonly [page: number, runs: readonly PageTextRun[]];
  outlines: readonly [none: null, items: readonly OutlineItem[]];
  attachments: readonly [none: null, items: readonly AttachmentItem[]];
  seals: readonly [none: null, spots: readonly SealSpot[]];
  /** Overwrites the file and all that was unpacked of it. */
  wipe: readonly [none: null, done: null];
}>;

/** What that thread asks of the window: only a document can decode SVG. */
export type WindowCalls = Readonly<{
  svg: readonly [bytes: Uint8Array, picture: ImageBitmap | undefined];
}>;
