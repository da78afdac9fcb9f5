import { existsSync } from 'node:fs';
import { eraseDurably, writeDurably } from '../../contract/durable-file.node.ts';

/**
 * A mark beside the database: a statement has found damage while the service ran, so that the next
 * start looks at every page and index, not only at what `quick_check` sees.
 */
function markOf(file: string): string {
  return `${file}-suspect`;
}

export function isSuspect(file: string): boolean {
  return existsSync(markOf(file));
}

/** The disk may be full or dying: without the mark the next start finds what `quick_check` finds. */
export function suspect(file: string): void {
  try {
    writeDurably(markOf(file), '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

export function clearSuspicion(file: string): void {
  if (isSuspect(file)) eraseDurably(markOf(file));
}
