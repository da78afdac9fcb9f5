import type { Measured, Viewer } from './measured.ts';

/** What the script of the other viewer leaves in the window. */
interface OtherViewer {
  parseOfdDocument(order: {
    readonly ofd: ArrayBuffer;
    readonly success: (documents: readonly unknown[]) => void;
    readonly fail: (error: unknown) => void;
  }): void;
  /** All pages at once; an element for each. */
  renderOfd(width: number, document: unknown): readonly HTMLElement[];
}

/** It draws on the page's own thread: nothing else can be done meanwhile. */
const theirs: Viewer = async (bytes, width): Promise<Measured> => {
  const { ofd } = globalThis as unknown as { readonly ofd: OtherViewer };
  const begun = performance.now();
  try {
    const documents = await new Promise<readonly unknown[]>((success, fail) => {
      ofd.parseOfdDocument({ ofd: bytes.buffer, success, fail });
    });
    let pages = 0;
    for (const one of documents) {
      for (const page of ofd.renderOfd(width, one)) {
        document.body.append(page);
        pages++;
      }
    }
    // Its pages are SVG and pictures, which the browser draws when they are laid out.
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const allMs = performance.now() - begun;
    return { pages, firstMs: allMs, allMs };
  } catch (error) {
    return { why: String(error) };
  }
};

Object.assign(globalThis, { view: theirs });
