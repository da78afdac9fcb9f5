import { manualClock } from '../../contract/clock.ts';
import { err, type Result } from '../../contract/result.ts';
import type { DeviceModel } from '../catalogue/schema.ts';
import { sessionFor } from '../device/start.ts';
import { compareEvents, compareWrites, type Written } from './compare.ts';
import type { Fixture, TraceEntry } from './fixture.ts';
import { flatEvent } from './flat-event.ts';

/** After the last entry, in milliseconds: what only silence ends is ended by then. */
const SETTLE_MS = 1_100;

interface Step {
  readonly atMs: number;
  readonly act: () => void;
}

/**
 * Plays a fixture through the driver of a model, without any device and in no time: what the device
 * sent goes in when it came, and what is written and what comes out must be what the fixture says.
 * The error names the first difference.
 */
export function replay(model: DeviceModel, fixture: Fixture): Result<undefined, string> {
  const startSession = sessionFor(model);
  if (!startSession) return err('nothing passes over a line of ours with this model');
  const clock = manualClock();
  const written: Written[] = [];
  const events: ReturnType<typeof flatEvent>[] = [];
  const { descriptorHex, trace, commands = [] } = fixture;
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

  let due = 0;
  let late: string | undefined;
  function playEntry({ from, hex, atMs }: TraceEntry): void {
    if (from === 'host') due++;
    else if (written.length >= due) session.receive(fromHex(hex));
    else late ??= `the device answers at ${atMs} ms what was not asked by then`;
  }

  const steps: Step[] = [
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
  const writes = compareWrites(written, trace);
  if (!writes.ok) return writes;
  return late === undefined ? compareEvents(events, fixture.expect) : err(late);
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
