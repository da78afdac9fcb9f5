/** One end of a wire between two threads: a worker seen from the window, the window seen from a worker. */
export interface Wire {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

/** What a call may look at while it is carried out. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly progress: (part: number) => void;
}

export interface Answer<T> {
  readonly value: T;
  /** Handed over instead of copied. */
  readonly transfer?: Transferable[];
}

/** Calls by name: what each takes and what it gives. */
export type Calls = Readonly<Record<string, readonly [params: unknown, value: unknown]>>;

export type Served<C extends Calls> = {
  readonly [N in keyof C]: (
    params: C[N][0],
    context: CallContext,
  ) => Promise<Answer<C[N][1]>> | Answer<C[N][1]>;
};

export interface CallOptions {
  /** Looked at while the call is out: when it is aborted, the other end is told. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (part: number) => void;
  readonly transfer?: Transferable[];
}

export interface Peer<C extends Calls> {
  /** Rejects where the other end failed, and when the wire was closed. */
  call<N extends keyof C & string>(
    name: N,
    params: C[N][0],
    options?: CallOptions,
  ): Promise<C[N][1]>;
  /** Nothing comes any more; calls that are out are rejected. */
  close(): void;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly part: number }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number };

interface Out {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((part: number) => void) | undefined;
  readonly stopWatching: () => void;
}

/** A signal is looked at this often while a call is out, in milliseconds: it need not be an event target. */
const WATCH_EVERY_MS = 25;

/**
 * Both ends may call and be called. Nothing of an error crosses the wire: what went wrong with a file may
 * name what stands in it.
 */
export function createPeer<Theirs extends Calls, Mine extends Calls>(
  wire: Wire,
  served: Served<Mine>,
): Peer<Theirs> {
  const out = new Map<number, Out>();
  const running = new Map<number, AbortController>();
  let lastId = 0;
  let isClosed = false;

  function post(message: Message, transfer: Transferable[] = []): void {
    if (!isClosed) wire.postMessage(message, transfer);
  }

  function settle(id: number, act: (call: Out) => void): void {
    const call = out.get(id);
    if (!call) return;
    out.delete(id);
    call.stopWatching();
    act(call);
  }

  async function serve(id: number, name: string, params: unknown): Promise<void> {
    const end = new AbortController();
    running.set(id, end);
    try {
      if (!Object.hasOwn(served, name)) throw new Error('no such call');
      const answer = await (served as Served<Calls>)[name]?.(params, {
        signal: end.signal,
        progress: (part) => post({ kind: 'progress', id, part }),
      });
      post({ kind: 'value', id, value: answer?.value }, answer?.transfer);
    } catch {
      post({ kind: 'failed', id });
    } finally {
      running.delete(id);
    }
  }

  wire.onmessage = ({ data }) => {
    const message = data as Message;
    switch (message.kind) {
      case 'call':
        void serve(message.id, message.name, message.params);
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'progress':
        out.get(message.id)?.onProgress?.(message.part);
        return;
      case 'value':
        settle(message.id, ({ resolve }) => resolve(message.value));
        return;
      case 'failed':
        settle(message.id, ({ reject }) => reject(new Error('the other thread failed')));
    }
  };

  return {
    call(name, params, { signal, onProgress, transfer } = {}) {
      if (isClosed) return Promise.reject(new Error('closed'));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const watch = setInterval(() => {
          if (!signal?.aborted) return;
          clearInterval(watch);
          post({ kind: 'cancel', id });
        }, WATCH_EVERY_MS);
        const stopWatching = (): void => clearInterval(watch);
        out.set(id, { resolve, reject, onProgress, stopWatching });
        post({ kind: 'call', id, name, params }, transfer);
      });
    },
    close() {
      isClosed = true;
      wire.onmessage = null;
      for (const end of running.values()) end.abort();
      for (const id of [...out.keys()]) settle(id, ({ reject }) => reject(new Error('closed')));
    },
  };
}
