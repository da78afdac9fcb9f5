import type { ManualClock } from '../contract/clock.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { LineSettings, OpenPort, Transport } from './transport/transport.ts';

/** A socket in the wall: what stands there, and how it behaves, is set by the test. */
export interface Wall {
  identity: string | undefined;
  alive: boolean;
  open: () => Promise<Result<undefined, Failure>>;
  /** The device on the other end. */
  onWrite: (bytes: Uint8Array, settings: LineSettings) => void;
  /** What becomes of a write. */
  taken: () => Promise<Result<undefined, Failure>>;
  /** At which rates it was opened, in order. */
  readonly rates: number[];
  opened: number;
  closed: number;
  send(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  hangUp(): void;
  transport(path: string): Transport;
}

export function wall(): Wall {
  let onBytes: (bytes: Uint8Array) => void = () => {};
  let onClosed: (reason: Failure) => void = () => {};
  const port = (settings: LineSettings): OpenPort => ({
    write(bytes) {
      made.onWrite(bytes, settings);
      return made.taken();
    },
    onBytes: (listener) => {
      onBytes = listener;
    },
    onClosed: (listener) => {
      onClosed = listener;
    },
    isAlive: () => Promise.resolve(made.alive),
    close: () => {
      made.closed++;
      return Promise.resolve();
    },
  });
  const made: Wall = {
    identity: 'first',
    alive: true,
    open: () => Promise.resolve(ok()),
    onWrite: () => {},
    taken: () => Promise.resolve(ok()),
    rates: [],
    opened: 0,
    closed: 0,
    send: (text) => onBytes(Buffer.from(text)),
    sendBytes: (bytes) => onBytes(bytes),
    hangUp: () => onClosed(failure('DEVICE_ABSENT')),
    transport: (path) => ({
      path,
      identify: () =>
        Promise.resolve(
          made.identity === undefined ? err(failure('DEVICE_ABSENT')) : ok(made.identity),
        ),
      open: async (settings) => {
        made.opened++;
        made.rates.push(settings.baudRate);
        const result = await made.open();
        return result.ok ? ok(port(settings)) : result;
      },
    }),
  };
  return made;
}

/** Moves time on; the promises of the ports settle between two steps of the clock. */
export async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let passed = 0; passed <= ms; passed += 10) {
    await new Promise((resolve) => setImmediate(resolve));
    if (passed < ms) clock.advance(10);
  }
}
