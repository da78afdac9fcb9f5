import { manualClock } from '../../contract/clock.ts';
import { err, type Result } from '../../contract/result.ts';
import type { DeviceModel } from '../catalogue/schema.ts';
import { sessionFor } from '../device/start.ts';
import type { StartSession } from '../device/session.ts';
import { compareEvents, compareWrites, type Written } from './compare.ts';
import type { Expectation, Fixture, TraceEntry } from './fixture.ts';
import { flatEvent } from './flat-event.ts';

/** After the last entry, in milliseconds: what only silence ends is ended by then. */
const SETTLE_MS = 1_100;

/** What passed over a line. */
export type Traffic = Pick<Fixture, 'trace' | 'commands' | 'descriptorHex'>;

interface Played {
  readonly written: readonly Written[];
  readonly events: readonly Expectation[];
  /** The first chunk of the device that answers what was not asked by then. */
  readonly early?: TraceEntry;
}

/**
 * Plays a fixture through the driver of a model, without any device and in no time: what the device
 * sent goes in when it came, and what is written and what comes out must be what the fixture says.
 * The error names the first difference.
 */
export function replay(model: DeviceModel, fixture: Fixture): Result<undefined, string> {
  const startSession = sessionFor(model);
  if (!startSession) return err('nothing passes over a line of ours with this model');
  const { written, events, early } = play(startSession, fixture);
  const writes = compareWrites(written, fixture.trace);
  if (!writes.ok) return writes;
  if (early) return err(`the device answers at ${early.atMs} ms what was not asked by then`);
  return compareEvents(events, fixture.expect);
}

/** What the driver of a model makes of a recording, as a fixture tells it. */
export function eventsOf(model: DeviceModel, traffic: Traffic): Expectation[] {
  const startSession = sessionFor(model);
  return startSession ? [...play(startSession, traffic).events] : [];
}

function play(startSession: StartSession, traffic: Traffic): Played {
  const clock = manualClock();
  const written: Written[] = [];
  const events: Expectation[] = [];
  const { descriptorHex, trace, commands = [] } = traffic;
  const session = startSession({
    deviceId: 'replay',
    clock,
    ...(descriptorHex !== undefined && { descriptor: fromHex(descriptorHex) }),
    write: (bytes, as) => {
      const hex = Buffer.from(bytes).toString('hex');
      written.push({ atMs: clock.now(), hex, ...(as && { as }) });
    },
    emit: (event) => void events.push(flatEvent(event)),
    ready: () => {},
    answered: () => {},
    busy: () => {},
    fail: () => {},
  });

  let asked = 0;
  let early: TraceEntry | undefined;
  function playEntry(entry: TraceEntry): void {
    if (entry.from === 'host') asked++;
    else if (written.length >= asked) session.receive(fromHex(entry.hex));
    else early ??= entry;
  }

  const steps = [
    ...commands.map(({ atMs, command }) => ({ atMs, act: () => session.command(command) })),
    ...trace.map((entry) => ({ atMs: entry.atMs, act: () => playEntry(entry) })),
  ];
  // A stable sort: a command comes before an entry of the same time.
  for (const { atMs, act } of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    clock.advance(atMs - clock.now());
    act();
  }
  clock.advance(SETTLE_MS);
  session.stop();
  return { written, events, ...(early && { early }) };
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
