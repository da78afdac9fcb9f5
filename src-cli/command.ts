import { err, ok, type Result } from '../contract/result.ts';
import type { Text, TextKey } from './text.ts';

/** Exit codes, the same for every command. */
export const EXIT = {
  ok: 0,
  /** Something is not as it should be: a device is not ready, a configuration has problems. */
  problem: 1,
  /** The command could not be understood, or the configuration could not be used. */
  usage: 2,
  /** Nothing is wrong as far as can be told, but what was asked for is not proved. */
  unproved: 3,
} as const;
export type ExitCode = number;

/** All that a command has of the world around it. */
export interface Console {
  /** One line on standard output; what a console would obey is made visible, see `visible.ts`. */
  readonly out: (line: string) => void;
  /** One line on standard error, likewise. */
  readonly err: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's working directory; files are named from here. */
  readonly cwd: string;
  readonly text: Text;
  /**
   * Asks for lines that are shown nowhere; from a pipe reads them. Fewer than asked for where the
   * person gives up or the input ends.
   */
  readonly askHidden: (questions: readonly string[]) => Promise<readonly string[]>;
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly stop: AbortSignal;
}

/** One command of the technician's command line. */
export interface Command {
  /** What `liangma help NAME` shows. */
  readonly help: TextKey;
  run(args: readonly string[], console: Console): Promise<ExitCode>;
}

/** Says why the arguments cannot be understood and how the command is used. */
export function usageError(console: Console, help: TextKey, why: string): ExitCode {
  console.err(console.text('badUsage', { why }));
  console.err(console.text(help));
  return EXIT.usage;
}

/** What `parse`, a call of `parseArgs`, gives; or why the arguments cannot be understood. */
export function readArguments<T>(parse: () => T): Result<T, string> {
  try {
    return ok(parse());
  } catch (error) {
    // `parseArgs` throws nothing but its own errors about what was typed.
    return err((error as Error).message);
  }
}
