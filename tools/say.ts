/** One line for the person at the console. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A reason to stop that a person can act on; printed without a stack trace. */
export class StopError extends Error {
  override readonly name = 'StopError';
}

/** Runs a tool's main function and turns its outcome into the exit code. */
export async function runTool(main: () => Promise<number> | number): Promise<never> {
  try {
    process.exit(await main());
  } catch (error) {
    const text = error instanceof StopError ? error.message : String((error as Error).stack);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}
