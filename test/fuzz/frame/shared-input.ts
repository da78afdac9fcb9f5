const INDEX = 0;
const LENGTH = 1;
const HEAD_INTS = 2;

/**
 * The input under way, in memory that two threads see: the one that works writes it, the one that
 * watches can read it even when the first never comes back.
 */
export interface SharedInput {
  readonly buffer: SharedArrayBuffer;
  put(index: number, input: Uint8Array): void;
  /** Index −1: no input yet. */
  get(): { readonly index: number; readonly input: Uint8Array };
}

export function sharedInput(buffer: SharedArrayBuffer): SharedInput {
  const head = new Int32Array(buffer, 0, HEAD_INTS);
  const body = new Uint8Array(buffer, head.byteLength);
  return {
    buffer,
    put(index, input) {
      body.set(input);
      Atomics.store(head, LENGTH, input.length);
      Atomics.store(head, INDEX, index + 1);
    },
    get: () => ({
      index: Atomics.load(head, INDEX) - 1,
      input: body.slice(0, Atomics.load(head, LENGTH)),
    }),
  };
}

/** Memory for inputs of at most `maxBytes`. */
export function sharedBuffer(maxBytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_INTS * Int32Array.BYTES_PER_ELEMENT + maxBytes);
}
