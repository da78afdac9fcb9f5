import { systemClock } from '../contract/clock.node.ts';
import { createLog } from '../contract/log.ts';
import type { RequestError, RequestName } from '../contract/requests.ts';
import { err, type Result } from '../contract/result.ts';
import { type NamedDataKey, toServiceSchema } from '../contract/service-protocol.ts';
import { type Door, openDoor } from './control/door.ts';
import { watchLock } from './control/lock-watch.ts';
import { createControlAnswer } from './control/operations.ts';
import { takeWriterLock } from './control/writer-lock.ts';
import { connectToHost } from './host-link.ts';
import type { DataKey } from './queue/seal.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const log = createLog('service', systemClock, (line) => process.stderr.write(line));
const host = connectToHost();
let terminal: Terminal | undefined;
let door: Door | undefined;

/** Exit code where another service has the data folder. */
const EXIT_HELD = 3;

async function stop(): Promise<never> {
  await door?.close();
  await terminal?.stop();
  process.exit(0);
}

async function answer(name: RequestName, params: unknown): Promise<Result<unknown, RequestError>> {
  return terminal ? terminal.request(name, params) : err({ reason: 'unavailable' });
}

/** At once and without another word to the store, into which somebody else may write. */
function leaveFolder(): never {
  log({ event: 'service.folder-held' });
  process.exit(EXIT_HELD);
}

/**
 * The store has one writer; the lock is held until the process ends, however that comes about.
 *
 * @returns why there is no lock and thus no store; undefined where there is one
 */
function mustWriteAlone(dataDir: string): string | undefined {
  const lock = takeWriterLock(dataDir);
  if (lock.ok) {
    watchLock(lock.value, systemClock, leaveFolder);
    return undefined;
  }
  if (lock.error === 'held') leaveFolder();
  return lock.error;
}

async function listen(dataDir: string, { control }: Terminal): Promise<void> {
  const answer = createControlAnswer(control);
  const opened = await openDoor({ dataDir, answer, clock: systemClock });
  if (opened.ok) door = opened.value;
  else log({ event: 'service.control-closed', code: opened.error });
}

function decoded(keys: readonly NamedDataKey[]): DataKey[] {
  return keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
}

function receive(raw: unknown): void {
  const parsed = toServiceSchema.safeParse(raw);
  if (!parsed.success) {
    log({ event: 'service.bad-main-message' });
    return;
  }
  const message = parsed.data;
  switch (message.kind) {
    case 'start':
      if (terminal) return;
      terminal = createTerminal({
        noLock: mustWriteAlone(message.config.dataDir),
        config: message.config,
        dataKeys: decoded(message.dataKeys),
        keys: message.terminalKeys,
        interrupted: message.interrupted,
        operatorId: message.operatorId,
        diagnostics: message.diagnostics,
        clock: systemClock,
        log,
        onSnapshot: (snapshot) => host.send({ kind: 'snapshot', snapshot }),
        onKeysInUse: (ids) => host.send({ kind: 'keys-in-use', ids: [...ids] }),
        onKeysAccepted: () => host.send({ kind: 'keys-accepted' }),
      });
      terminal.start();
      void listen(message.config.dataDir, terminal);
      return;
    case 'request': {
      const { id, name, params } = message;
      void answer(name, params).then((result) => host.send({ kind: 'response', id, result }));
      return;
    }
    case 'data-keys':
      terminal?.useDataKeys(decoded(message.dataKeys));
      return;
    case 'wedge':
      terminal?.wedge(message);
      return;
    case 'ping':
      host.send({ kind: 'pong', id: message.id });
      return;
    case 'stop':
      void stop();
  }
}

host.onMessage(receive);
host.onGone(() => void stop());
host.send({ kind: 'hello' });
