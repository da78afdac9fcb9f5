/** Exports by the names that Emscripten gave them; they hold for the pinned version of `pdfjs-dist`. */
export interface Jbig2Exports {
  /** Memory. */
  readonly i: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Runs constructors; once, before all else. */
  j(): void;
  /** `malloc`: an address, 0 where there is no memory left. */
  k(bytes: number): number;
  /** `jbig2_decode`: tells `h` of the picture. */
  m(
    address: number,
    bytes: number,
    width: number,
    height: number,
    globals: number,
    globalsBytes: number,
  ): void;
}

export interface Jbig2Imports {
  /** `setitimer`. */
  readonly a: () => number;
  /** `emscripten_resize_heap`: whether there is as much memory now. */
  readonly b: (bytes: number) => boolean;
  /** `proc_exit`. */
  readonly c: () => never;
  readonly d: () => void;
  /** `abort`. */
  readonly e: () => never;
  readonly f: () => void;
  readonly g: () => void;
  /** The rows: address, bytes of a row, bytes from row to row, rows. */
  readonly h: (address: number, rowBytes: number, stride: number, rows: number) => void;
}

export default function instantiate(imports: { readonly a: Jbig2Imports }): Jbig2Exports;
