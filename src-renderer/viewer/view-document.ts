/** Size of a page at scale 1, in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** An open certificate file, whatever its format. Pages count from 1. */
export interface ViewDocument {
  readonly pageCount: number;
  pageSize(page: number): Promise<PageSize>;
  /**
   * Draws a page into `canvas`, which takes the size of the page times `scale`. A drawing that is
   * overtaken by the next one stops; its promise resolves all the same.
   */
  draw(page: number, canvas: HTMLCanvasElement, scale: number): Promise<void>;
  /** Lets go of everything that was decoded. Nothing may be called afterwards. */
  dispose(): void;
}
