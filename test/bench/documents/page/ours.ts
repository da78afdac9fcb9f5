import { openDocument } from '../../../../src-renderer/viewer/open-document.ts';
import { paintPicture } from '../../../../src-renderer/viewer/paint-picture.ts';
import { spareThread } from '../../../../src-renderer/viewer/ofd/spare-thread.ts';
import type { Measured, Viewer } from './measured.ts';

/** For so long at least somebody reads the consent page, while a thread is made ready. */
const CONSENT_MS = 2_000;

/** The terminal's own way: a worker opens and draws, the page paints. */
const ours: Viewer = async (bytes, width): Promise<Measured> => {
  spareThread.keep();
  await new Promise((read) => setTimeout(read, CONSENT_MS));
  const { signal } = new AbortController();
  const begun = performance.now();
  const opened = await openDocument({ mediaType: 'application/ofd', bytes }, signal);
  if (!opened.ok) return { why: opened.error.code };
  const document = opened.value;
  let firstMs = 0;
  try {
    for (let page = 1; page <= document.pageCount; page++) {
      const size = await document.pageSize(page);
      const options = { scale: width / size.width, rotation: 0, signal } as const;
      const picture = await document.draw(page, options);
      if (!picture) return { why: `page ${page}` };
      const canvas = globalThis.document.body.appendChild(
        globalThis.document.createElement('canvas'),
      );
      paintPicture(canvas, picture);
      picture.close();
      firstMs ||= performance.now() - begun;
    }
    return { pages: document.pageCount, firstMs, allMs: performance.now() - begun };
  } finally {
    document.dispose();
  }
};

Object.assign(globalThis, { view: ours });
