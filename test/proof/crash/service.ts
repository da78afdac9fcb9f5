import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { RequestName, RequestParams } from '../../../contract/requests.ts';
import {
  type FromService,
  fromServiceSchema,
  type ToService,
} from '../../../contract/service-protocol.ts';
import { serviceEnvironment } from '../../../src-main/service-environment.ts';
import { ROOT } from '../../../tools/paths.ts';

const SERVICE = path.join(ROOT, 'src-service/main.ts');
/** Only so much of what the service says is kept, in characters. */
const KEPT_LOG = 4_000;

/** The terminal service as its own process, as main runs it where the runtime cannot. */
export interface Service {
  send(message: ToService): void;
  ask<N extends RequestName>(name: N, params: RequestParams<N>): void;
  readonly isAlive: () => boolean;
  /** The end of its log. */
  readonly log: () => string;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves with the exit code; `null` where a signal has ended it. */
  readonly exited: Promise<number | null>;
}

/** What compiles a thousand services compiles once. */
const CACHE = { NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'liangma-proof-compile-cache') };

export function startService(onMessage: (message: FromService) => void): Service {
  const child: ChildProcess = fork(SERVICE, [], {
    execArgv: ['--disable-sigusr1'],
    env: { ...serviceEnvironment(process.env), ...CACHE },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  let requests = 0;
  let isAlive = true;
  child.stderr?.on('data', (part: Buffer) => (log = (log + part.toString()).slice(-KEPT_LOG)));
  child.on('message', (raw) => onMessage(fromServiceSchema.parse(raw)));
  child.on('error', () => {});
  const exited = once(child, 'exit').then(([code]) => {
    isAlive = false;
    return code as number | null;
  });
  function send(message: ToService): void {
    if (child.connected) child.send(message, () => {});
  }
  return {
    send,
    ask: (name, params) => send({ kind: 'request', id: requests++, name, params }),
    isAlive: () => isAlive,
    log: () => log,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    exited,
  };
}
