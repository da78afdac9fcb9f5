/** How much a package may ask for. Held before memory is spent; tests make them smaller. */
export interface DocumentLimits {
  /** Of the whole file, in bytes. */
  readonly packageBytes: number;
  /** Files and folders in the central directory. */
  readonly entries: number;
  /** Of one file, unpacked, in bytes. */
  readonly entryBytes: number;
  /** Of all files together, unpacked, in bytes. */
  readonly totalBytes: number;
  /** Unpacked to packed, for files above {@link RATIO_FREE_BYTES}. */
  readonly ratio: number;
  /** Of one XML file, unpacked, in bytes. */
  readonly xmlBytes: number;
  /** How deep elements nest. */
  readonly xmlDepth: number;
  /** Tags, attributes, comments and sections of one XML file. */
  readonly xmlMarks: number;
}

/** A small file may be as compressible as it likes: an empty picture is. */
export const RATIO_FREE_BYTES = 4 * 1_024 * 1_024;

const MIB = 1_024 * 1_024;

/** For a counter: the largest certificates known are two orders below. */
export const DEFAULT_LIMITS: DocumentLimits = {
  packageBytes: 64 * MIB,
  entries: 10_000,
  entryBytes: 64 * MIB,
  totalBytes: 256 * MIB,
  ratio: 200,
  xmlBytes: 16 * MIB,
  xmlDepth: 128,
  xmlMarks: 600_000,
};

/**
 * Below those for a technician's own files: a certificate is small, and a citizen waits. Whoever checks
 * one and whoever shows it hold the same: what only one of them opens is shown and was never checked.
 */
export const CERTIFICATE_LIMITS: DocumentLimits = {
  ...DEFAULT_LIMITS,
  packageBytes: 20 * MIB,
  entries: 2_000,
  entryBytes: 32 * MIB,
  totalBytes: 96 * MIB,
  xmlBytes: 8 * MIB,
};
