/** What a step of the checks came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A runner that ends badly, or leaves no report, has failed even where no test of it has. */
export function judge(counted: Outcome | undefined, endedWell: boolean): Outcome {
  if (!counted || counted.passed + counted.failed === 0) {
    return { passed: 0, failed: 1, skipped: counted?.skipped ?? 0 };
  }
  return { ...counted, failed: Math.max(counted.failed, Number(!endedWell)) };
}
