/** What a fault plan has done so far, counted, so that nothing goes missing without a word. */
export interface FaultSummary {
  /** Writes that the plan has seen; writes after its end are not counted. */
  readonly writes: number;
  /** Bytes that never arrived, for whatever reason. */
  readonly dropped: number;
  readonly garbled: number;
  readonly duplicated: number;
  readonly pauses: number;
  readonly merges: number;
  readonly wrongChecks: number;
  readonly unplugs: number;
  readonly silences: number;
  readonly floodBytes: number;
}

export type FaultCounts = { -readonly [Name in keyof FaultSummary]: number };

export function noFaultsYet(): FaultCounts {
  return {
    writes: 0,
    dropped: 0,
    garbled: 0,
    duplicated: 0,
    pauses: 0,
    merges: 0,
    wrongChecks: 0,
    unplugs: 0,
    silences: 0,
    floodBytes: 0,
  };
}
