import { ROOT } from './paths.ts';
import { readSandboxFacts, sandboxProblem } from './sandbox.ts';
import { say, StopError } from './say.ts';
import type { ElectronRuntime } from './setup/electron-runtime.ts';

/** How to start the terminal: the same for a person, the demonstration and the tests. */
export interface ElectronCommand {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Chromium's sandbox refuses to run as root; only tools that are meant for development say so. */
export function mustDropSandbox(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The command that starts the terminal with a configuration file. Passes `--no-sandbox` only as
 * root, and says so.
 *
 * @throws StopError where the system keeps Chromium from building its sandbox
 */
export function electronCommand(
  runtime: ElectronRuntime,
  configFile: string,
  display?: string,
): ElectronCommand {
  const problem = sandboxProblem(readSandboxFacts(runtime.executable));
  if (problem !== undefined) throw new StopError(problem);
  const dropSandbox = mustDropSandbox();
  if (dropSandbox)
    say('running as root: Chromium’s sandbox is off (--no-sandbox), development only');
  const { ELECTRON_RUN_AS_NODE, ...inherited } = process.env;
  const env = Object.fromEntries(
    Object.entries(inherited).filter((one): one is [string, string] => one[1] !== undefined),
  );
  return {
    executable: runtime.executable,
    args: [
      ...(dropSandbox ? ['--no-sandbox'] : []),
      ...(display === undefined ? [] : ['--disable-gpu']),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      ROOT,
      `--config=${configFile}`,
    ],
    env: {
      ...env,
      // Only asked for by a runtime that is too old to run the service itself.
      LIANGMA_NODE: process.execPath,
      ...(display === undefined ? {} : { DISPLAY: display }),
    },
  };
}
