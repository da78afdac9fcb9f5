import path from 'node:path';
import type { Cancel, Clock } from '../../contract/clock.ts';
import { startChild, type Child, type StartChild } from '../native/child.ts';
import type { Frame } from '../native/frames.ts';
import { FRAME, MESSAGE_LIMIT_BYTES } from './messages.ts';
import { pcscProblem, pcscStateSchema, type PcscState } from './state.ts';

export type { PcscReader, PcscState } from './state.ts';

/** From the start of the process to its first word, in milliseconds. */
export const START_LIMIT_MS = 10_000;
/** Longest silence of the process; it says a word every half second. In milliseconds. */
export const SILENCE_LIMIT_MS = 2_000;
/** Rest before a process that ended is started again, in milliseconds. */
export const RESTART_MS = 500;
/** Rest before the library is looked for again where it is not installed, in milliseconds. */
export const LIBRARY_RETRY_MS = 60_000;

export interface PcscWatch {
  /** No state comes after the call; settles when the process is gone. */
  stop(): Promise<void>;
}

export interface PcscWatchOptions {
  readonly clock: Clock;
  /** Called with the first state, and again whenever it has changed. */
  readonly onState: (state: PcscState) => void;
  /** The bundled form of `pcsc-process.ts`; beside this module by default. */
  readonly script?: string;
  readonly start?: StartChild;
}

/** Beside this file, with its ending: so it is found in the sources and in a bundle. */
const SCRIPT = path.join(import.meta.dirname, `pcsc-process${path.extname(import.meta.filename)}`);

/**
 * Watches the readers of the PC/SC service, in a process of its own: its calls block, and of a
 * service that hangs some never come back. A thread of this process would hold up its end for ever;
 * a process can be killed. The binding is `koffi`: `smartcard` and `@pokusew/pcsclite` have to be
 * compiled on the spot, and a bare machine has no compiler.
 */
export function watchPcsc(options: PcscWatchOptions): PcscWatch {
  const { clock, onState, script = SCRIPT, start = startChild } = options;
  let child: Child | undefined;
  let stopped = false;
  let shown = '';
  let cancel: Cancel = () => {};
  let restartMs = RESTART_MS;
  /** Why the process is about to end has been told already. */
  let explained = false;

  function show(state: PcscState): void {
    const text = JSON.stringify(state);
    if (stopped || text === shown) return;
    shown = text;
    onState(state);
  }

  function later(ms: number, action: () => void): void {
    cancel();
    if (!stopped) cancel = clock.after(ms, action);
  }

  function run(): void {
    restartMs = RESTART_MS;
    explained = false;
    child = start({
      script,
      args: [],
      bodyLimit: MESSAGE_LIMIT_BYTES,
      onFrame: hear,
      onEnd(cause) {
        child = undefined;
        if (!explained) show(pcscProblem(`pcsc process: ${cause}`));
        later(restartMs, run);
      },
    });
    later(START_LIMIT_MS, giveUp);
  }

  function giveUp(): void {
    explained = true;
    show(pcscProblem('the smart-card service does not answer'));
    void child?.kill();
  }

  function hear({ kind, body }: Frame): void {
    later(SILENCE_LIMIT_MS, giveUp);
    if (kind === FRAME.alive) return;
    if (kind === FRAME.noLibrary) {
      restartMs = LIBRARY_RETRY_MS;
      explained = true;
    }
    const state = parseState(body);
    if (state) show(state);
  }

  run();
  return {
    async stop() {
      stopped = true;
      cancel();
      await child?.kill();
    },
  };
}

function parseState(body: Uint8Array): PcscState | undefined {
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(body));
    return pcscStateSchema.safeParse(content).data;
  } catch {
    return undefined;
  }
}
