/** A child that does what its first argument says, for the tests of `child.ts`. */
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import koffi from 'koffi';
import { answer, receive } from './answer.ts';
import { ANSWER_FD } from './child.ts';
import { endWithParent } from './lifeline.ts';

const chunk = new Uint8Array(16);
const about = process.argv[2];
const hello = { kind: 1, body: new TextEncoder().encode(about) };

if (about === 'echo') {
  answer(hello);
  for (let part = receive(chunk); part; part = receive(chunk)) answer({ kind: 2, body: part });
} else if (about === 'talk') {
  process.stdout.write('on the standard output');
  process.stderr.write('on the standard error');
  answer(hello);
} else if (about === 'flood') {
  writeSync(ANSWER_FD, new Uint8Array(64).fill(255));
  for (;;) answer(hello);
} else if (about === 'hang') {
  answer(hello);
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
} else if (about === 'leave') {
  // What is left behind keeps the pipe open.
  const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3_000)'], {
    stdio: ['ignore', 'ignore', 'ignore', ANSWER_FD],
    detached: true,
  });
  left.unref();
  answer(hello);
} else if (about === 'long') {
  answer({ kind: 1, body: new Uint8Array(1_000_000).fill(7) });
} else if (about === 'environment') {
  answer({ kind: 1, body: new TextEncoder().encode(Object.keys(process.env).join(' ')) });
} else if (about === 'stuck') {
  endWithParent();
  answer({ kind: 1, body: new TextEncoder().encode(String(process.pid)) });
  // No thread of this process but the guard runs while the C library sleeps.
  koffi.load('libc.so.6').func('sleep', 'uint', ['uint'])(30);
} else process.abort();
