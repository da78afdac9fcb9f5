import type { Line } from './line.ts';
import { type AuditReport, createVerifier, type VerifierOptions } from './verifier.ts';

/**
 * Holds a log against its chain, entry by entry, and reads no further than the first that is broken.
 *
 * @param entries in the order of the log, each anchor behind its row; `undefined` for what is neither
 */
export async function verifyLog(
  entries: Iterable<Line | undefined>,
  options: VerifierOptions,
): Promise<AuditReport> {
  const verifier = createVerifier(options);
  for (const entry of entries) {
    if (entry === undefined) verifier.unreadable();
    else if (entry.kind === 'row') verifier.row(entry.row);
    else await verifier.anchor(entry.anchor);
    if (verifier.isBroken()) break;
  }
  return verifier.end();
}
