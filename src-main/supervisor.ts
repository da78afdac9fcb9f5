import type { Cancel, Clock } from '../contract/clock.ts';
import type { ServiceState } from '../contract/ipc.ts';
import { type RequestError, type RequestName, REQUESTS } from '../contract/requests.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { fromServiceSchema, type ToService } from '../contract/service-protocol.ts';
import type { SessionState } from '../contract/session.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { WedgeSymbol } from './keyboard-guard.ts';
import type { ServiceProcess, SpawnService } from './service-process.ts';
import { wipeBytes } from './wiping/wipe-bytes.ts';

/** All in milliseconds. */
export const SUPERVISOR_LIMITS = {
  /** From spawning to the first snapshot. */
  start: 10_000,
  pingEvery: 2_000,
  /** A service that does not answer a ping is taken for dead. */
  pong: 5_000,
  request: 15_000,
  /** Wait before the first restart; doubles with each one that does not last. */
  firstRestart: 100,
  longestRestart: 5_000,
  /** A service that ran this long starts again at `firstRestart`. */
  stable: 30_000,
  /** Time to close devices and store before it is killed. */
  stop: 2_000,
} as const;

type Reply = Result<unknown, RequestError>;
type Settle = (reply: Reply) => void;
type StartMessage = Omit<
  Extract<ToService, { kind: 'start' }>,
  'kind' | 'interrupted' | 'operatorId'
>;

export interface Supervisor {
  start(): void;
  /** Asks the service to do something; always settles. */
  request(name: RequestName, params: unknown): Promise<Reply>;
  /** Passes on what a keyboard wedge has typed; lost while the service is away, as any scan is. */
  typed(symbol: WedgeSymbol): void;
  /** Passes new data keys on, to this service and to every later one. */
  useDataKeys(dataKeys: StartMessage['dataKeys']): void;
  /** Ends the service for good. */
  stop(): Promise<void>;
  state(): ServiceState;
  /** The last snapshot of a service that is still running. */
  snapshot(): Snapshot | undefined;
}

export interface SupervisorOptions {
  readonly spawn: SpawnService;
  readonly startMessage: StartMessage;
  readonly clock: Clock;
  /** Called whenever {@link Supervisor.state} or {@link Supervisor.snapshot} has changed. */
  readonly onChange: () => void;
  /** Names of the data keys that something is sealed with. */
  readonly onKeysInUse: (ids: readonly string[]) => void;
  /** The platform knows the terminal's keys; told once by each service. */
  readonly onKeysAccepted: () => void;
  /** A message of the service that does not fit the contract: a bug of ours. */
  readonly onBadMessage: (problem: string) => void;
}

/** Sessions that their citizens would miss; the queue's own come back from the store. */
const UNDER_WAY: ReadonlySet<SessionState> = new Set([
  ...(['reading-card', 'working', 'scan-session', 'evidence', 'consent', 'certificates'] as const),
]);

function isUnderWay(snapshot: Snapshot | undefined): boolean {
  return UNDER_WAY.has(snapshot?.session.state ?? 'idle');
}

function operatorOf({ operator }: Snapshot): string | undefined {
  return operator.state === 'signed-in' ? operator.operatorId : undefined;
}

/**
 * Keeps one terminal service running: starts it, watches that it answers, starts it again with
 * back-off when it has died or hangs, and carries requests to it.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { clock, onChange } = options;
  const limits = SUPERVISOR_LIMITS;
  const waiting = new Map<number, { readonly name: RequestName; readonly settle: Settle }>();
  let process: ServiceProcess | undefined;
  let state: ServiceState = { state: 'starting', restarts: 0 };
  let snapshot: Snapshot | undefined;
  let { dataKeys } = options.startMessage;
  let interrupted = false;
  /** Who was signed in as the service last said, for one that follows it. */
  let operatorId: string | undefined;
  let stopping: (() => void) | undefined;
  let nextId = 0;
  let backOff: number = limits.firstRestart;
  let startedAt = 0;
  let cancels: Cancel[] = [];

  function spawn(): void {
    const child = options.spawn();
    process = child;
    startedAt = clock.now();
    child.onMessage((message) => {
      if (process === child) receive(child, message);
    });
    child.onExit(() => {
      if (process === child) ended();
    });
    const slow = clock.after(limits.start, () => child.kill());
    cancels = [slow];
  }

  function ping(child: ServiceProcess): void {
    child.send({ kind: 'ping', id: nextId++ });
    cancels = [clock.after(limits.pong, () => child.kill())];
  }

  function receive(child: ServiceProcess, raw: unknown): void {
    const parsed = fromServiceSchema.safeParse(raw);
    if (!parsed.success) {
      options.onBadMessage(parsed.error.issues.map((one) => one.path.join('.')).join(' '));
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'hello':
        child.send({
          kind: 'start',
          ...options.startMessage,
          dataKeys,
          interrupted,
          ...(operatorId === undefined ? {} : { operatorId }),
        });
        return;
      case 'snapshot': {
        const isFirst = state.state !== 'running';
        snapshot = message.snapshot;
        operatorId = operatorOf(snapshot);
        if (isFirst) {
          state = { ...state, state: 'running' };
          interrupted = false;
          cancelAll();
          cancels = [clock.after(limits.pingEvery, () => ping(child))];
        }
        onChange();
        return;
      }
      case 'pong':
        cancelAll();
        cancels = [clock.after(limits.pingEvery, () => ping(child))];
        return;
      case 'keys-in-use':
        options.onKeysInUse(message.ids);
        return;
      case 'keys-accepted':
        options.onKeysAccepted();
        return;
      case 'response':
        answer(message.id, message.result);
    }
  }

  /** Passes an answer on to who asked, if it is one that the contract knows. */
  function answer(id: number, reply: Reply): void {
    const asked = waiting.get(id);
    if (!asked) return;
    if (!reply.ok) return asked.settle(reply);
    const value = REQUESTS[asked.name].value.safeParse(reply.value);
    if (value.success) return asked.settle(ok(value.data));
    options.onBadMessage(`response to ${asked.name}`);
    asked.settle(err({ reason: 'unavailable' }));
  }

  function cancelAll(): void {
    for (const cancel of cancels) cancel();
    cancels = [];
  }

  function ended(): void {
    cancelAll();
    process = undefined;
    interrupted ||= isUnderWay(snapshot);
    snapshot = undefined;
    for (const { settle } of [...waiting.values()]) settle(err({ reason: 'unavailable' }));
    if (stopping) {
      stopping();
      return;
    }
    if (clock.now() - startedAt >= limits.stable) backOff = limits.firstRestart;
    state = { state: 'restarting', restarts: state.restarts + 1 };
    onChange();
    cancels = [clock.after(backOff, spawn)];
    backOff = Math.min(backOff * 2, limits.longestRestart);
  }

  return {
    start: spawn,
    state: () => state,
    snapshot: () => snapshot,
    request(name, params) {
      const child = process;
      if (!child || state.state !== 'running') {
        return Promise.resolve(err({ reason: 'unavailable' }));
      }
      const id = nextId++;
      return new Promise((resolve) => {
        const cancel = clock.after(limits.request, () => settle(err({ reason: 'unavailable' })));
        const settle = (reply: Reply): void => {
          cancel();
          waiting.delete(id);
          resolve(reply);
        };
        waiting.set(id, { name, settle });
        child.send({ kind: 'request', id, name, params });
        wipeBytes(params);
      });
    },
    typed(symbol) {
      if (state.state === 'running') process?.send({ kind: 'wedge', ...symbol });
    },
    useDataKeys(next) {
      dataKeys = next;
      if (state.state === 'running') process?.send({ kind: 'data-keys', dataKeys });
    },
    stop() {
      const child = process;
      cancelAll();
      if (!child) return Promise.resolve();
      return new Promise((resolve) => {
        stopping = resolve;
        child.send({ kind: 'stop' });
        cancels = [clock.after(limits.stop, () => child.kill())];
      });
    },
  };
}
