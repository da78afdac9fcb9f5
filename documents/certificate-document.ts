import type { Picture } from './render/host.ts';

/** Points of 1/72 inch, whatever the format counts in. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * One run of text as it stands on the page (not rotated), in points from the page's upper left corner.
 * `x` and `y` are the corner of the run's box about which `angle` turns it.
 */
export interface PageTextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Clockwise, in degrees. */
  readonly angle: number;
}

export interface OutlineItem {
  readonly title: string;
  /** From 1; absent where it leads to no page. */
  readonly page?: number;
  readonly children: readonly OutlineItem[];
}

/** Lists only: nothing that is attached is opened. */
export interface AttachmentItem {
  readonly name: string;
  readonly sizeBytes?: number;
}

/** Where a seal is shown, in points from the page's upper left corner. */
export interface SealSpot {
  readonly page: number;
  /** Index among the signatures of the file, in the order in which they are verified. */
  readonly signature: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An `AbortSignal` of any runtime. */
export interface Cancellation {
  readonly aborted: boolean;
}

export interface DrawOptions {
  /** Pixels a point. */
  readonly scale: number;
  /** Clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly signal: Cancellation;
  /** For paper: leaves out annotations that are for the screen alone. */
  readonly forPrint?: boolean;
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/**
 * What a drawn page does without: work that goes on for too long (`limit`), a picture or the picture of a
 * seal that cannot be decoded, another part that is missing, broken or not known (`part`).
 */
export const PAGE_LACKS = ['limit', 'picture', 'seal', 'part'] as const;
export type PageLack = (typeof PAGE_LACKS)[number];

/** A page as a picture. */
export interface DrawnPage extends Picture {
  /** Empty where it is whole; absent where the format does not tell. */
  readonly lacks?: readonly PageLack[];
}

/**
 * An opened certificate file (电子证照), whatever its format. Pages count from 1. Everything is asked
 * by promise, because files are opened in a worker.
 */
export interface CertificateDocument {
  readonly format: 'ofd' | 'pdf' | 'image';
  readonly pageCount: number;
  pageSize(page: number): Promise<PageSize>;
  /**
   * Draws a page into a picture of its own, which whoever asked closes. `undefined` where it was
   * cancelled. Throws where the page cannot be drawn.
   */
  draw(page: number, options: DrawOptions): Promise<DrawnPage | undefined>;
  /** In reading order. Empty for pictures. */
  text(page: number): Promise<readonly PageTextRun[]>;
  outlines(): Promise<readonly OutlineItem[]>;
  attachments(): Promise<readonly AttachmentItem[]>;
  /** Empty where nothing is known of seals: PDF, pictures. */
  seals(): Promise<readonly SealSpot[]>;
  /** Lets go of everything that was decoded. Nothing may be called afterwards. */
  dispose(): void;
}
