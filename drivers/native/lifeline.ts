import { Worker } from 'node:worker_threads';

/** The descriptor of the pipe that its parent holds open as long as it lives; nothing is said in it. */
export const LIFELINE_FD = 4;

/**
 * Runs in a thread of its own, so that it sees the end of the pipe while a foreign function has the
 * main thread. As text, because a bundle has no file for it. The end is a signal: an exit would wait
 * for that function.
 */
const GUARD = `
  const { Socket } = require('node:net');
  const end = () => process.kill(process.pid, 'SIGKILL');
  new Socket({ fd: ${LIFELINE_FD} }).on('error', end).on('close', end).resume();
`;

/** In a child, before anything foreign is called: lets it end at once when its parent has ended. */
export function endWithParent(): void {
  new Worker(GUARD, { eval: true }).unref();
}
