import { spawn } from 'node:child_process';
import { childEnvironment } from './environment.ts';
import { createFrameReader, encodeFrame, type Frame } from './frames.ts';
import { LIFELINE_FD } from './lifeline.ts';

/** The descriptor of the pipe by which a child answers; the output of a library cannot get into it. */
export const ANSWER_FD = 3;

export interface ChildOptions {
  /** The child's entry: a TypeScript file beside its caller, or its bundled form. */
  readonly script: string;
  readonly args: readonly string[];
  /** Longest body that the child may send, in bytes. */
  readonly bodyLimit: number;
  readonly onFrame: (frame: Frame) => void;
  /** Called once, however the child came to its end; `cause` is for the technician. */
  readonly onEnd: (cause: string) => void;
}

/** A process of its own for a foreign library: what that does hurts nothing else. */
export interface Child {
  send(frame: Frame): void;
  /** Ends it at once, whatever it does; settles when it is gone. No frame comes after the call. */
  kill(): Promise<void>;
}

export type StartChild = (options: ChildOptions) => Child;

/**
 * Starts `script` on the Node that runs this process, also where that is a utility process of
 * Electron. What the library prints is thrown away: it may be personal data. A script that calls
 * `endWithParent` is gone with this process, whatever it does.
 */
export function startChild({ script, args, bodyLimit, onFrame, onEnd }: ChildOptions): Child {
  const child = spawn(process.execPath, [script, ...args], {
    // The last is the lifeline: open as long as this process lives.
    stdio: ['pipe', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: childEnvironment(process.env),
    windowsHide: true,
  });
  const reader = createFrameReader(bodyLimit);
  const { stdin: input } = child;
  const answers = child.stdio[ANSWER_FD];
  const lifeline = child.stdio[LIFELINE_FD];
  /** Nothing that it says counts any more. */
  let given = false;
  let cause: string | undefined;
  let settle: () => void = () => {};
  const gone = new Promise<void>((resolve) => (settle = resolve));
  void gone.then(() => {
    reader.wipe();
    answers?.destroy();
    lifeline?.destroy();
    onEnd(cause ?? 'the process does not start');
  });

  function giveUp(): void {
    given = true;
    child.kill('SIGKILL');
    if (cause !== undefined) settle();
  }
  function receive(chunk: Buffer): void {
    if (given) return;
    const frames = reader.push(chunk);
    chunk.fill(0);
    if (!frames.ok) giveUp();
    else frames.value.forEach(hear);
  }
  function hear(frame: Frame): void {
    if (!given) onFrame(frame);
  }

  answers?.on('data', receive);
  // A child that ends in the middle of a transfer shows as an error here and as its exit below.
  for (const pipe of [input, answers, lifeline]) pipe?.on('error', () => {});
  child.once('error', () => settle());
  child.once('exit', (code, signal) => {
    cause = signal ? `ended by ${signal}` : `ended with ${code}`;
    // Otherwise its last words come first; they never end where the library left a process behind.
    if (given) settle();
  });
  child.once('close', () => settle());

  return {
    send(frame) {
      const bytes = encodeFrame(frame);
      input?.write(bytes, () => bytes.fill(0));
    },
    async kill() {
      giveUp();
      await gone;
    },
  };
}
