/** Kinds of frames that the PC/SC process sends; it is sent none. */
export const FRAME = {
  /** Nothing new: only that it lives and that the service answers. */
  alive: 0,
  /** A `PcscState` as JSON. */
  state: 1,
  /** The same, and the process ends: the library is not installed. */
  noLibrary: 2,
} as const;

/** More than the JSON of 16 readers with the longest names and answers to reset, in bytes. */
export const MESSAGE_LIMIT_BYTES = 32_768;
