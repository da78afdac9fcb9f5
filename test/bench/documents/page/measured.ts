/** What came of one file in one viewer; times from its bytes to pixels, in milliseconds. */
export type Measured =
  | { readonly pages: number; readonly firstMs: number; readonly allMs: number }
  /** It was not shown. */
  | { readonly why: string };

/** @param width of a page, in pixels */
export type Viewer = (bytes: Uint8Array<ArrayBuffer>, width: number) => Promise<Measured>;
