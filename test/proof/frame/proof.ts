import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../contract/result.ts';
import { formatTable } from '../../../src-cli/table.ts';

/** What a proof shows on the screen. */
export interface Reporter {
  say(line: string): void;
  /** First row: the head; `right` counts the columns that are set flush right, from 0. */
  table(rows: readonly (readonly string[])[], right?: readonly number[]): void;
}

/** Whole numbers by the name of their option: `{ kills: 5 }` is `--kills 5`. */
export type ProofOptions = Readonly<Record<string, number>>;

/** A file `NAME.proof.ts` exports one of these as `proof`. */
export interface Proof<Options extends ProofOptions = ProofOptions> {
  /** What is shown, one line. */
  readonly about: string;
  readonly defaults: Options;
  /** Prints what it measured; true where all of it held. */
  run(options: Options, reporter: Reporter): Promise<boolean>;
}

export function createReporter(say: (line: string) => void): Reporter {
  return {
    say,
    table(rows, right = []) {
      for (const line of formatTable(rows, { right })) say(line);
    },
  };
}

/** The defaults with what was typed, or what is wrong with it. */
export function readProofOptions(
  defaults: ProofOptions,
  args: readonly string[],
): Result<ProofOptions, string> {
  const names = Object.keys(defaults);
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return err((error as Error).message);
  }
  const read: Record<string, number> = { ...defaults };
  for (const [name, text] of Object.entries(values)) {
    const isNumber = typeof text === 'string' && /^\d{1,9}$/.test(text);
    if (!isNumber) return err(`--${name}: a whole number from 0 expected`);
    read[name] = Number(text);
  }
  return ok(read);
}
