import type { Cancel, Clock } from '../contract/clock.ts';
import type { DeviceState } from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { createBackOff } from './back-off.ts';
import type { DeviceSession, StartSession } from './device/session.ts';
import type { DeviceEvent } from './events.ts';
import { limited } from './time.ts';
import type { LineSettings, OpenPort, Transport } from './transport/transport.ts';

/** Rest between two looks at the path, in milliseconds: an unplugged device shows within a second. */
export const WATCH_MS = 300;
const IDENTIFY_LIMIT_MS = 1_000;
const OPEN_LIMIT_MS = 2_000;
const CLOSE_LIMIT_MS = 500;
/** From the open port to a device that is ready. */
const HANDSHAKE_LIMIT_MS = 5_000;
/** A device that has been ready for this long starts its back-off anew. */
const STABLE_MS = 10_000;

/** What is known of one device at a moment. */
export interface DeviceCondition {
  readonly state: DeviceState;
  readonly reason?: Failure;
  readonly since: number;
  readonly facts: Readonly<Record<string, string>>;
}

export interface SupervisorOptions {
  readonly deviceId: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly transport: Transport;
  /** How the line may be set; the next one is tried when the device does not answer. */
  readonly lines: readonly LineSettings[];
  readonly startSession: StartSession;
  emit(event: DeviceEvent): void;
  changed(): void;
}

/** Keeps one device open; whatever happens, it tries again by itself. */
export interface Supervisor {
  start(): void;
  stop(): Promise<void>;
  condition(): DeviceCondition;
}

interface Connection {
  readonly identity: string;
  readonly port: OpenPort;
  session?: DeviceSession;
}

export function supervise(options: SupervisorOptions): Supervisor {
  const { clock, deviceId, transport } = options;
  const backOff = createBackOff(options.random);
  let condition: DeviceCondition = {
    state: 'absent',
    reason: failure('DEVICE_ABSENT', 'not looked for yet'),
    since: clock.now(),
    facts: {},
  };
  /** Rises whenever what is under way no longer counts; all that is late is told by it. */
  let turn = 0;
  let running = false;
  let connection: Connection | undefined;
  let work: Promise<void> = Promise.resolve();
  const timers = new Set<Cancel>();
  /** What stood at the path in a try that failed: trying it again is not shown as "opening". */
  let failedIdentity: string | undefined;
  /** What stood at the path in an opening that has not come back; it cannot be cancelled. */
  let hungIdentity: string | undefined;

  function show(state: DeviceState, reason?: Failure, facts = condition.facts): void {
    const same = condition.state === state && condition.reason?.code === reason?.code;
    if (same && condition.facts === facts) return;
    const since = same ? condition.since : clock.now();
    condition = { state, since, facts, ...(reason && { reason }) };
    options.changed();
  }

  function later(ms: number, action: () => void): void {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      action();
    });
    timers.add(cancel);
  }

  /** Ends what is under way; nothing of it is heard from here on. */
  function nextTurn(): void {
    turn++;
    for (const cancel of timers) cancel();
    timers.clear();
  }

  function attempt(): void {
    work = tryToOpen();
  }

  async function tryToOpen(): Promise<void> {
    const mine = turn;
    const identity = await limited(clock, transport.identify(), IDENTIFY_LIMIT_MS);
    if (mine !== turn) return;
    if (!identity?.ok) {
      restLater(identity?.error ?? failure('DEVICE_OPEN_FAILED', 'the path does not answer'));
      return;
    }
    if (identity.value === hungIdentity) {
      restLater(failure('DEVICE_OPEN_FAILED', 'the port does not open'));
      return;
    }
    if (identity.value !== failedIdentity) show('opening');
    failedIdentity = identity.value;
    const port = await open(identity.value);
    if (mine !== turn) await port?.close();
    else if (port) converse({ identity: identity.value, port });
  }

  /** The open port, or undefined after the failure has been dealt with. */
  async function open(identity: string): Promise<OpenPort | undefined> {
    const mine = turn;
    const opening = transport.open(options.lines[0] ?? { baudRate: 9600 });
    const opened = await limited(clock, opening, OPEN_LIMIT_MS);
    if (!opened) {
      hungIdentity = identity;
      void opening.then((late) => {
        if (hungIdentity === identity) hungIdentity = undefined;
        if (late.ok) void late.value.close();
      });
    }
    if (opened?.ok) return opened.value;
    const reason = opened?.error ?? failure('DEVICE_OPEN_FAILED', 'the port does not open');
    if (mine === turn) restLater(reason);
    return undefined;
  }

  function restLater(reason: Failure): void {
    const absent = reason.code === 'DEVICE_ABSENT';
    if (absent) backOff.reset();
    show(absent ? 'absent' : 'faulty', reason, {});
    later(absent ? WATCH_MS : backOff.next(), attempt);
  }

  function converse(opened: Connection): void {
    const mine = turn;
    const current = <Args extends unknown[]>(action: (...args: Args) => void) => {
      return (...args: Args): void => {
        if (mine === turn) action(...args);
      };
    };
    connection = opened;
    if (condition.state === 'absent') show('opening');
    const { port } = opened;
    let isReady = false;
    port.onClosed(current(lost));
    port.onBytes(current((bytes: Uint8Array) => opened.session?.receive(bytes)));
    later(HANDSHAKE_LIMIT_MS, () => {
      if (!isReady) lost(failure('DEVICE_SILENT', 'the device does not get ready'));
    });
    opened.session = options.startSession({
      deviceId,
      clock,
      ...(port.descriptor && { descriptor: port.descriptor }),
      write: (bytes, as) => void port.write(bytes, as),
      emit: current((event: DeviceEvent) => options.emit(event)),
      ready: current((facts: Readonly<Record<string, string>>) => {
        isReady = true;
        failedIdentity = undefined;
        show('ready', undefined, facts);
        later(STABLE_MS, () => backOff.reset());
      }),
      busy: current((isBusy: boolean) => show(isBusy ? 'busy' : 'ready')),
      answered: () => {},
      fail: current(lost),
    });
    later(WATCH_MS, () => void watch(opened));
  }

  /** Looks whether the same thing still stands at the path and the port is still connected. */
  async function watch(watched: Connection): Promise<void> {
    const mine = turn;
    const [identity, alive] = await Promise.all([
      limited(clock, transport.identify(), IDENTIFY_LIMIT_MS),
      limited(clock, watched.port.isAlive(), IDENTIFY_LIMIT_MS),
    ]);
    if (mine !== turn) return;
    if (identity && !identity.ok) lost(identity.error);
    else if (identity && identity.value !== watched.identity) {
      lost(failure('DEVICE_ABSENT', 'another device stands at the path'));
    } else if (alive === false) lost(failure('DEVICE_ABSENT', 'the port has hung up'));
    else later(WATCH_MS, () => void watch(watched));
  }

  function lost(reason: Failure): void {
    nextTurn();
    const mine = turn;
    failedIdentity = connection?.identity;
    work = disconnect().then(() => {
      if (mine === turn) restLater(reason);
    });
    show(reason.code === 'DEVICE_ABSENT' ? 'absent' : 'faulty', reason, {});
  }

  async function disconnect(): Promise<void> {
    const closing = connection;
    connection = undefined;
    closing?.session?.stop();
    if (closing) await limited(clock, closing.port.close(), CLOSE_LIMIT_MS);
  }

  return {
    start() {
      if (running) return;
      running = true;
      attempt();
    },
    async stop() {
      running = false;
      nextTurn();
      const pending = work;
      await disconnect();
      await limited(clock, pending, OPEN_LIMIT_MS);
    },
    condition: () => condition,
  };
}
