import { spawn } from 'node:child_process';
import { createFrameReader, encodeFrame, type Frame } from './frames.ts';

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
 * Starts `script` on the Node that runs this process. Electron is told to be a Node, so that the
 * terminal service can do it from a utility process too. What the library prints is thrown away: it
 * may be personal data.
 */
export function startChild({ script, args, bodyLimit, onFrame, onEnd }: ChildOptions): Child {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    windowsHide: true,
  });
  const reader = createFrameReader(bodyLimit);
  const { stdin: input } = child;
  const answers = child.stdio[ANSWER_FD];
  let killed = false;
  let end: (cause: string) => void = () => {};
  const gone = new Promise<string>((resolve) => (end = resolve));
  void gone.then((cause) => {
    reader.wipe();
    onEnd(cause);
  });

  function receive(chunk: Buffer): void {
    const frames = killed ? undefined : reader.push(chunk);
    chunk.fill(0);
    if (frames?.ok === false) child.kill('SIGKILL');
    for (const frame of frames?.ok ? frames.value : []) onFrame(frame);
  }

  answers?.on('data', receive);
  // A child that ends in the middle of a transfer shows as an error here and as its exit below.
  for (const pipe of [input, answers]) pipe?.on('error', () => {});
  child.once('error', () => end('the process does not start'));
  child.once('close', (code, signal) => end(signal ? `ended by ${signal}` : `ended with ${code}`));

  return {
    send(frame) {
      const bytes = encodeFrame(frame);
      input?.write(bytes, () => bytes.fill(0));
    },
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}
