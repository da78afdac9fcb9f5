import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { RequestValue } from '../../contract/requests.ts';
import type { Result } from '../../contract/result.ts';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { createDrawnPages } from './drawn-pages.ts';
import type { DrawnPages } from './drawn-pages.ts';
import { OutOfTime, withinTime } from './within-time.ts';

/** A file that is shown: a certificate, or the photo of an identity card. */
export type ShownFile = RequestValue<'certificate.read'> | RequestValue<'card.photo'>;

export interface ReadyDocument {
  readonly state: 'ready';
  readonly document: CertificateDocument;
  readonly pages: DrawnPages;
}

export type DocumentState =
  | { readonly state: 'loading' }
  | ReadyDocument
  | { readonly state: 'failed'; readonly failure: Failure };

export const LOADING: DocumentState = { state: 'loading' };

/** A file that takes longer to open is built to take long, in milliseconds. */
export const OPEN_LIMIT_MS = 20_000;

interface DocumentSource {
  readonly clock: Clock;
  /** The file, or `undefined` where it is not to be had any more. */
  readonly read: () => Promise<ShownFile | undefined>;
  /** @param signal when it fires, everything that was begun for the file ends */
  readonly open: (
    file: ShownFile,
    signal: AbortSignal,
  ) => Promise<Result<CertificateDocument, Failure>>;
}

/**
 * Reads and opens a file and tells how it goes. The returned function ends it at any moment:
 * what has come is wiped, what is still on its way is wiped when it comes.
 */
export function loadDocument(
  { clock, read, open }: DocumentSource,
  tell: (state: DocumentState) => void,
): () => void {
  const end = new AbortController();

  async function load(): Promise<DocumentState> {
    const file = await read();
    if (!file) return { state: 'failed', failure: { code: 'CERT_UNAVAILABLE' } };
    try {
      if (end.signal.aborted) return LOADING;
      const opened = await withinTime(clock, OPEN_LIMIT_MS, opening(file));
      if (!opened.ok) return { state: 'failed', failure: opened.error };
      const document = opened.value;
      const pages = createDrawnPages(document, clock);
      end.signal.addEventListener('abort', () => pages.close(), { once: true });
      return { state: 'ready', document, pages };
    } catch (error) {
      end.abort();
      // A file that no viewer understands comes from outside: a page for it, not a crash.
      const code = error instanceof OutOfTime ? 'DOC_LIMIT' : 'DOC_DAMAGED';
      return { state: 'failed', failure: { code } };
    } finally {
      wipe(file.bytes);
    }
  }

  /** A document that comes after the end goes at once, and one that came before goes with the end. */
  async function opening(file: ShownFile): Promise<Result<CertificateDocument, Failure>> {
    const opened = await open(file, end.signal);
    if (!opened.ok) return opened;
    const document = opened.value;
    if (end.signal.aborted) document.dispose();
    else end.signal.addEventListener('abort', () => document.dispose(), { once: true });
    return opened;
  }

  let isOver = false;
  void load().then((state) => {
    if (!isOver) tell(state);
  });
  return () => {
    isOver = true;
    end.abort();
  };
}

/** Overwrites the bytes of a file (GB/T 22239 8.1.4.10: residual information). */
export function wipe(bytes: Uint8Array): void {
  // A buffer that was handed over to a worker has no length here, and cannot be filled.
  if (bytes.byteLength > 0) bytes.fill(0);
}
