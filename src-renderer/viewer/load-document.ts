import type { RequestValue } from '../../contract/requests.ts';
import type { ViewDocument } from './view-document.ts';

/** A file that is shown: a certificate, or the photo of an identity card. */
export type ShownFile = RequestValue<'certificate.read'> | RequestValue<'card.photo'>;

export type DocumentState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly document: ViewDocument }
  | { readonly state: 'failed' };

export const LOADING: DocumentState = { state: 'loading' };

interface DocumentSource {
  /** The file, or `undefined` where it is not to be had any more. */
  readonly read: () => Promise<ShownFile | undefined>;
  readonly open: (file: ShownFile) => Promise<ViewDocument>;
}

/**
 * Reads and opens a file and tells how it goes. The returned function ends it at any moment:
 * what has come is wiped, what is still on its way is wiped when it comes.
 */
export function loadDocument(
  source: DocumentSource,
  tell: (state: DocumentState) => void,
): () => void {
  const end = new AbortController();

  /** Tells it, unless the end came first. */
  function settle(state: DocumentState): void {
    if (!end.signal.aborted) tell(state);
    else if (state.state === 'ready') state.document.dispose();
  }

  async function load(): Promise<DocumentState> {
    const file = await source.read();
    if (!file) return { state: 'failed' };
    try {
      if (end.signal.aborted) return { state: 'failed' };
      const document = await source.open(file);
      end.signal.addEventListener('abort', () => document.dispose());
      return { state: 'ready', document };
    } catch {
      // A file that no viewer understands comes from outside: a page for it, not a crash.
      return { state: 'failed' };
    } finally {
      wipe(file.bytes);
    }
  }

  void load().then(settle);
  return () => end.abort();
}

/** Overwrites the bytes of a file (GB/T 22239 8.1.4.10: residual information). */
export function wipe(bytes: Uint8Array): void {
  // A buffer that was handed over to a worker has no length here, and cannot be filled.
  if (bytes.byteLength > 0) bytes.fill(0);
}
