import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { CertificateDocument } from '../../../documents/certificate-document.ts';
import type { ShownFile } from '../load-document.ts';
import type { OfdCalls } from '../ofd/ofd-calls.ts';
import { spareThread } from '../ofd/spare-thread.ts';
import { bitmapPicture } from '../ofd/worker-host.ts';
import type { Peer } from './peer.ts';

/** A thread that does not say that it has wiped its file is ended all the same, in milliseconds. */
const WIPE_LIMIT_MS = 500;

/**
 * Opens an OFD file in a worker of its own, which overwrites it and ends with the document. Fails with
 * the failures of `openOfd` of the documents room.
 *
 * @param signal ends the worker even before the document is there
 */
export async function openOfd(
  file: ShownFile,
  signal: AbortSignal,
): Promise<Result<CertificateDocument, Failure>> {
  const { peer, end } = spareThread.take();
  let isOver = false;
  function dispose(): void {
    if (isOver) return;
    isOver = true;
    const late = setTimeout(end, WIPE_LIMIT_MS);
    void peer
      .call('wipe', null)
      .catch(() => {})
      .finally(() => {
        clearTimeout(late);
        end();
      });
  }
  signal.addEventListener('abort', dispose, { once: true });
  try {
    // Handed over: there is no second copy to forget here.
    const { buffer } = file.bytes;
    const opened = await peer.call('open', file.bytes, { transfer: [buffer] });
    if (opened.ok) return ok(documentOf(peer, opened.value.pageCount, dispose));
    dispose();
    return opened;
  } catch (error) {
    dispose();
    throw error;
  }
}

function documentOf(
  peer: Peer<OfdCalls>,
  pageCount: number,
  dispose: () => void,
): CertificateDocument {
  return {
    format: 'ofd',
    pageCount,
    pageSize: (page) => peer.call('pageSize', page),
    async draw(page, { scale, rotation, forPrint = false, signal, onProgress }) {
      const how = { page, scale, rotation, forPrint };
      const drawn = await peer.call('draw', how, { signal, ...(onProgress && { onProgress }) });
      return drawn && { ...bitmapPicture(drawn.bitmap), lacks: drawn.lacks };
    },
    text: (page) => peer.call('text', page),
    outlines: () => peer.call('outlines', null),
    attachments: () => peer.call('attachments', null),
    seals: () => peer.call('seals', null),
    dispose,
  };
}
