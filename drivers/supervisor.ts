import type { Cancel, Clock } from '../contract/clock.ts';
import type { DeviceCommand, DeviceState } from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { createBackOff } from './back-off.ts';
import { createCommandDesk, refused, type CommandResult } from './command-desk.ts';
import type { DeviceSession, StartSession } from './device/session.ts';
import type { DeviceEvent } from './events.ts';
import { createLinePlan } from './line-plan.ts';
import { limited } from './time.ts';
import type { LineSettings, OpenPort, Transport } from './transport/transport.ts';
import { createWriter } from './writer.ts';

/** Rest between two looks at the path, in milliseconds: an unplugged device shows within a second. */
export const WATCH_MS = 400;
const IDENTIFY_LIMIT_MS = 1_000;
const OPEN_LIMIT_MS = 2_000;
const CLOSE_LIMIT_MS = 500;
/** From the open port to a device that is ready. */
const HANDSHAKE_LIMIT_MS = 5_000;
/**
 * With several line settings to try, a device that has said nothing for so long, in milliseconds,
 * is not listening at this one: five rates are through in less than five seconds.
 */
export const SETTING_LIMIT_MS = 800;
/** A device that has been ready for this long starts its back-off anew. */
const STABLE_MS = 10_000;

/** What is known of one device at a moment. */
export interface DeviceCondition {
  readonly state: DeviceState;
  readonly reason?: Failure;
  readonly since: number;
  readonly facts: Readonly<Record<string, string>>;
}

/** Hears every chunk and report of an open port. */
export type Wiretap = (from: 'device' | 'host', bytes: Uint8Array, as?: 'feature') => void;

export interface SupervisorOptions {
  readonly deviceId: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Where the device stands; undefined as long as nobody knows. */
  readonly transport: Transport | undefined;
  /** How the line may be set; the next one is tried when the device does not answer. */
  readonly lines: readonly LineSettings[];
  readonly startSession: StartSession;
  /** Tells an event; what comes back is why the device has to be given up. */
  emit(event: DeviceEvent): Failure | undefined;
  changed(): void;
  readonly wiretap: Wiretap;
}

/** Keeps one device open; whatever happens, it tries again by itself. */
export interface Supervisor {
  start(): void;
  stop(): Promise<void>;
  /** The device stands elsewhere now, or nowhere. What it said of its line is remembered. */
  moveTo(transport: Transport | undefined): void;
  /** See `DeviceManager.command`. */
  command(command: DeviceCommand): Promise<CommandResult>;
  condition(): DeviceCondition;
  /** What the device can be asked for now. */
  commands(): readonly DeviceCommand[];
}

interface Connection {
  readonly identity: string;
  readonly port: OpenPort;
  isReady: boolean;
  session?: DeviceSession;
}

export function supervise(options: SupervisorOptions): Supervisor {
  const { clock, deviceId } = options;
  const backOff = createBackOff(options.random);
  const plan = createLinePlan(options.lines);
  const desk = createCommandDesk(clock);
  let { transport } = options;
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
    if (transport) work = tryToOpen(transport);
  }

  async function tryToOpen(place: Transport): Promise<void> {
    const mine = turn;
    const identity = await limited(clock, place.identify(), IDENTIFY_LIMIT_MS);
    if (mine !== turn) return;
    if (!identity?.ok) {
      restLater(identity?.error ?? failure('DEVICE_OPEN_FAILED', 'the path does not answer'));
      return;
    }
    if (identity.value === hungIdentity) {
      restLater(failure('DEVICE_OPEN_FAILED', 'the port does not open'));
      return;
    }
    if (identity.value !== failedIdentity) {
      plan.restart();
      show('opening');
    }
    failedIdentity = identity.value;
    const port = await open(place, identity.value);
    if (mine !== turn) await port?.close();
    else if (port) converse(place, { identity: identity.value, port, isReady: false });
  }

  /** The open port, or undefined after the failure has been dealt with. */
  async function open(place: Transport, identity: string): Promise<OpenPort | undefined> {
    const mine = turn;
    const opening = place.open(plan.current());
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
    if (absent) {
      backOff.reset();
      failedIdentity = undefined;
    }
    show(absent ? 'absent' : 'faulty', reason, {});
    later(absent ? WATCH_MS : backOff.next(), attemptAnew);
    if (transport && failedIdentity !== undefined) watchRest(transport, failedIdentity);
  }

  /** Ends what goes on beside the rest. */
  function attemptAnew(): void {
    nextTurn();
    attempt();
  }

  /** However long the rest: a cable that is pulled or put into another device ends it. */
  function watchRest(place: Transport, stood: string): void {
    const mine = turn;
    later(WATCH_MS, () => {
      void limited(clock, place.identify(), IDENTIFY_LIMIT_MS).then((identity) => {
        if (mine !== turn) return;
        const stands = identity?.ok ? identity.value : stood;
        const isGone = identity?.ok === false && identity.error.code === 'DEVICE_ABSENT';
        if (isGone || stands !== stood) attemptAnew();
        else watchRest(place, stood);
      });
    });
  }

  function converse(place: Transport, opened: Connection): void {
    const mine = turn;
    const current = <Args extends unknown[]>(action: (...args: Args) => void) => {
      return (...args: Args): void => {
        if (mine === turn) action(...args);
      };
    };
    connection = opened;
    if (condition.state === 'absent') show('opening');
    const { port } = opened;
    const write = createWriter(port);
    let heard = false;
    port.onClosed(current(lost));
    port.onBytes(
      current((bytes: Uint8Array) => {
        heard = true;
        options.wiretap('device', bytes);
        opened.session?.receive(bytes);
      }),
    );
    expectReady(opened, () => heard);
    opened.session = options.startSession({
      deviceId,
      clock,
      ...(port.descriptor && { descriptor: port.descriptor }),
      write: (bytes, as) => {
        options.wiretap('host', bytes, as);
        const written = write(bytes, as);
        if (desk.takesAsItsOwn(written)) return;
        const end = current(lost);
        void written.then((result) => {
          if (!result.ok) end(result.error);
        });
      },
      emit: current((event: DeviceEvent) => {
        const reason = options.emit(event);
        if (reason) lost(reason);
      }),
      ready: current((facts: Readonly<Record<string, string>>) => isReady(opened, facts)),
      busy: current((isBusy: boolean) => show(isBusy ? 'busy' : 'ready')),
      answered: current((command: DeviceCommand, isDone: boolean) => {
        desk.answered(command, isDone);
      }),
      fail: current(lost),
    });
    // It may have been ready before it could say what it offers.
    if (mine === turn && commands().length > 0) options.changed();
    if (mine === turn) later(WATCH_MS, () => void watch(place, opened));
  }

  /** Ends a handshake that comes to nothing; at a wrong rate the sooner, the more rates there are. */
  function expectReady(opened: Connection, hasHeard: () => boolean): void {
    const silent = (): void => lost(failure('DEVICE_SILENT', 'the device does not get ready'));
    later(HANDSHAKE_LIMIT_MS, () => {
      if (!opened.isReady) silent();
    });
    if (!plan.isDetecting) return;
    later(SETTING_LIMIT_MS, () => {
      if (!opened.isReady && !hasHeard()) silent();
    });
    // Noise at a wrong rate is something that was heard; a right answer is not far then.
    later(2 * SETTING_LIMIT_MS, () => {
      if (!opened.isReady) silent();
    });
  }

  function isReady(opened: Connection, told: Readonly<Record<string, string>>): void {
    opened.isReady = true;
    failedIdentity = undefined;
    plan.worked();
    const baudRate = String(plan.current().baudRate);
    const facts = plan.isDetecting ? { ...told, baudRate } : told;
    show(condition.state === 'busy' ? 'busy' : 'ready', undefined, facts);
    later(STABLE_MS, () => backOff.reset());
  }

  /** Looks whether the same thing still stands at the path and the port is still connected. */
  async function watch(place: Transport, watched: Connection): Promise<void> {
    const mine = turn;
    const [identity, alive] = await Promise.all([
      limited(clock, place.identify(), IDENTIFY_LIMIT_MS),
      limited(clock, watched.port.isAlive(), IDENTIFY_LIMIT_MS),
    ]);
    if (mine !== turn) return;
    if (identity && !identity.ok) lost(identity.error);
    else if (identity && identity.value !== watched.identity) {
      lost(failure('DEVICE_ABSENT', 'another device stands at the path'));
    } else if (alive === false) lost(failure('DEVICE_ABSENT', 'the port has hung up'));
    else later(WATCH_MS, () => void watch(place, watched));
  }

  function lost(reason: Failure): void {
    const wasReady = connection?.isReady === true;
    nextTurn();
    const mine = turn;
    failedIdentity = connection?.identity;
    const isMute = reason.code === 'DEVICE_SILENT' || reason.code === 'DEVICE_PROTOCOL';
    const goesOn = isMute && !wasReady && plan.next();
    work = disconnect().then(() => {
      if (mine !== turn) return;
      if (goesOn) attempt();
      else restLater(reason);
    });
    // The other settings belong to the same try.
    if (!goesOn) show(reason.code === 'DEVICE_ABSENT' ? 'absent' : 'faulty', reason, {});
  }

  async function disconnect(): Promise<void> {
    const closing = connection;
    connection = undefined;
    desk.close();
    closing?.session?.stop();
    if (closing) await limited(clock, closing.port.close(), CLOSE_LIMIT_MS);
  }

  function commands(): readonly DeviceCommand[] {
    return connection?.isReady ? (connection.session?.commands ?? []) : [];
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
    moveTo(place) {
      nextTurn();
      const mine = turn;
      transport = place;
      failedIdentity = undefined;
      work = disconnect().then(() => {
        if (mine === turn && running) attempt();
      });
      show('absent', failure('DEVICE_ABSENT', place ? 'moved to another port' : 'unplugged'), {});
    },
    command(command) {
      const session = connection?.isReady ? connection.session : undefined;
      return session ? desk.ask(session, command) : refused('the device is not ready');
    },
    condition: () => condition,
    commands,
  };
}
