/** Kinds of frames between the terminal and the process of the photo decoder. */
export const FRAME = {
  /** To the process: the compressed photo (WLT), 1024 bytes. */
  decode: 0,
  /** From it: the library is loaded. */
  ready: 1,
  /** From it: why the library cannot be loaded; it ends. */
  unusable: 2,
  /** From it: the answer to `decode`, unchecked. */
  picture: 3,
} as const;
