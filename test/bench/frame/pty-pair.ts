import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  write,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SerialPort } from 'serialport';
import { StopError } from '../../../tools/say.ts';

/** Two pseudo-terminals joined by `socat`: what is written here arrives at {@link PtyPair.path}. */
export interface PtyPair {
  /** The end that a program opens. */
  readonly path: string;
  /** Writes all bytes; they are in the system's hands when it returns. */
  write(bytes: Uint8Array): void;
  /** The same as fast as the other end reads, without holding up this process. */
  pour(bytes: Uint8Array): Promise<void>;
  /** From now on hears what the program writes; what came before is lost. */
  hear(onBytes: (bytes: Uint8Array) => void): Promise<void>;
  close(): Promise<void>;
}

const START_MS = 5_000;
const LOOK_EVERY_MS = 10;
/** Pseudo-terminals have no rate; a port wants one. */
const ANY_RATE = 115_200;
const writeLater = promisify(write);

/** @throws StopError where `socat` is missing */
export async function openPtyPair(): Promise<PtyPair> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-pty-'));
  const [near, far] = [path.join(folder, 'near'), path.join(folder, 'far')];
  const socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
    // A pipe that outlives a broken test would keep its runner waiting.
    stdio: 'ignore',
  });
  // Without a process there is no process id: seen below.
  socat.on('error', () => {});
  const end = performance.now() + START_MS;
  while (!(existsSync(near) && existsSync(far))) {
    if (socat.pid === undefined || performance.now() > end) {
      socat.kill();
      rmSync(folder, { recursive: true, force: true });
      throw new StopError('socat makes no pseudo-terminals here');
    }
    await delay(LOOK_EVERY_MS);
  }
  const fd = openSync(near, constants.O_RDWR | constants.O_NOCTTY);
  let ear: SerialPort | undefined;
  return {
    path: far,
    write(bytes) {
      for (let from = 0; from < bytes.length;) from += writeSync(fd, bytes, from);
    },
    async pour(bytes) {
      for (let from = 0; from < bytes.length;) {
        from += (await writeLater(fd, bytes, from)).bytesWritten;
      }
    },
    async hear(onBytes) {
      ear = new SerialPort({ path: near, baudRate: ANY_RATE });
      await once(ear, 'open');
      ear.on('data', onBytes);
    },
    async close() {
      await new Promise<void>((resolve) => (ear ? ear.close(() => resolve()) : resolve()));
      closeSync(fd);
      await ended(socat);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
