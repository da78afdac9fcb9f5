import path from 'node:path';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { Failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { PHOTO_BYTES } from '../id-card.ts';
import { startChild, type Child, type StartChild } from '../native/child.ts';
import type { Frame } from '../native/frames.ts';
import { FRAME, JOB_BYTES, jobBody, jobOf } from './messages.ts';
import { checkPicture, photoFailure, PICTURE_BYTES } from './picture.ts';

/** From the start of the process until the library is loaded, in milliseconds. */
export const LOAD_LIMIT_MS = 10_000;
/** Longest time for one photo, in milliseconds. */
export const DECODE_LIMIT_MS = 3_000;
/** Rest between the end of a process and the start of the next, in milliseconds. */
export const RESTART_MS = 1_000;
/** How many photos may wait: nobody can put cards down faster. */
export const WAITING_MAX = 4;

/** Makes the compressed photo of a card (WLT) a bitmap, where the vendor's library is there for it. */
export interface PhotoDecoder {
  /**
   * The photo as a Windows bitmap, 102 by 126 pixels of 24 bits; the caller wipes both. Fails with
   * `DEVICE_OPEN_FAILED`: no picture is ever a reason not to serve.
   */
  decode(wlt: Uint8Array): Promise<Result<Uint8Array, Failure>>;
  /** Ends the process; what waits fails. Settles when the process is gone. */
  stop(): Promise<void>;
}

export interface PhotoDecoderOptions {
  readonly clock: Clock;
  readonly config: NonNullable<TerminalConfig['photoDecoder']>;
  /** The bundled form of `decoder-process.ts`; beside this module by default. */
  readonly script?: string;
  readonly start?: StartChild;
}

/** Beside this file, with its ending: so it is found in the sources and in a bundle. */
const SCRIPT = path.join(
  import.meta.dirname,
  `decoder-process${path.extname(import.meta.filename)}`,
);

interface Job {
  readonly number: number;
  readonly wlt: Uint8Array;
  readonly settle: (result: Result<Uint8Array, Failure>) => void;
}

/**
 * Runs the vendor's library in a process of its own: its crash, its endless loop or its being made
 * for another machine costs one picture and nothing else. The process starts with the first photo
 * and stays for the next ones.
 */
export function createPhotoDecoder(options: PhotoDecoderOptions): PhotoDecoder {
  const { clock, config, script = SCRIPT, start = startChild } = options;
  const waiting: Job[] = [];
  let working: Job | undefined;
  let jobs = 0;
  let child: Child | undefined;
  /** The process has loaded the library, or said why it cannot. */
  let ready = false;
  let problem: string | undefined;
  let stopped = false;
  let notBefore = clock.now();
  let cancelLimit: Cancel = () => {};
  let cancelRestart: Cancel = () => {};

  function finish(result: Result<Uint8Array, Failure>): void {
    cancelLimit();
    const job = working;
    working = undefined;
    job?.wlt.fill(0);
    job?.settle(result);
  }

  function limit(ms: number, what: string): void {
    cancelLimit();
    cancelLimit = clock.after(ms, () => {
      problem = what;
      void child?.kill();
    });
  }

  function next(): void {
    if (stopped || working) return;
    working = waiting.shift();
    if (working) begin(working);
  }

  function begin({ number, wlt }: Job): void {
    if (child && ready) {
      limit(DECODE_LIMIT_MS, 'the library does not come to an end');
      const body = jobBody(number, wlt);
      child.send({ kind: FRAME.decode, body });
      body.fill(0);
    } else if (!child) {
      cancelRestart = clock.after(Math.max(0, notBefore - clock.now()), run);
    }
  }

  function run(): void {
    problem = undefined;
    limit(LOAD_LIMIT_MS, 'the library is not loaded in time');
    const { library, symbol, kind } = config;
    child = start({
      script,
      args: [library, symbol, String(kind)],
      bodyLimit: JOB_BYTES + PICTURE_BYTES,
      onFrame: hear,
      onEnd: ended,
    });
  }

  function hear({ kind, body }: Frame): void {
    if (kind === FRAME.ready) {
      ready = true;
      if (working) begin(working);
    } else if (kind === FRAME.unusable) {
      problem = new TextDecoder().decode(body);
    } else if (kind === FRAME.picture && working && working.number === jobOf(body)) {
      const picture = checkPicture(body.subarray(JOB_BYTES));
      if (!picture.ok) body.fill(0);
      finish(picture);
      next();
      // A late answer to an earlier job is another person's photo.
    } else body.fill(0);
  }

  function ended(cause: string): void {
    child = undefined;
    ready = false;
    notBefore = clock.now() + RESTART_MS;
    finish(err(photoFailure(problem ?? cause)));
    next();
  }

  return {
    decode(wlt) {
      if (stopped) return Promise.resolve(err(photoFailure('stopped')));
      if (wlt.length !== PHOTO_BYTES) {
        return Promise.resolve(err(photoFailure('the photo has a wrong length')));
      }
      if (waiting.length >= WAITING_MAX) return Promise.resolve(err(photoFailure('busy')));
      return new Promise((settle) => {
        waiting.push({ number: jobs++ % 2 ** 32, wlt: Uint8Array.from(wlt), settle });
        next();
      });
    },
    async stop() {
      stopped = true;
      problem = 'stopped';
      cancelRestart();
      await child?.kill();
      for (const job of [working, ...waiting.splice(0)]) {
        working = job;
        finish(err(photoFailure('stopped')));
      }
    },
  };
}
