import type { TranscriptEntry } from '../control-api.ts';

/** How many exchanges are kept. */
export const TRANSCRIPT_CAP = 100;

/** The latest exchanges, for whoever wants to see what was said. */
export interface Transcript {
  add(entry: Omit<TranscriptEntry, 'id'>): void;
  /** Newest first. */
  all(): readonly TranscriptEntry[];
  clear(): void;
}

/** Makes an empty transcript. */
export function makeTranscript(): Transcript {
  let entries: readonly TranscriptEntry[] = [];
  let id = 0;
  return {
    add(entry) {
      id += 1;
      entries = [{ id, ...entry }, ...entries].slice(0, TRANSCRIPT_CAP);
    },
    all: () => entries,
    clear: () => void (entries = []),
  };
}
