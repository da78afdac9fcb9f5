import { bareSerialPort } from './bare-port.ts';
import { openLine, type Line } from './line.ts';
import { ownDevice } from './own-device.ts';
import {
  answerBytes,
  benchCard,
  READ_ANSWER_BYTES,
  readerBody,
  type ReaderKind,
} from './readers.ts';
import { microseconds, type Rounds, type Samples } from './timed.ts';

/** Microseconds from the last byte of text and photo, and from the last byte of all. */
interface CardTimes {
  readonly fromRead: number[];
  readonly fromLast: number[];
}

function note(times: CardTimes, line: Line, at: bigint): void {
  times.fromRead.push(microseconds(line.lastByteAt(READ_ANSWER_BYTES), at));
  times.fromLast.push(microseconds(line.lastByteAt(), at));
}

/** → card event. The reader is asked by the driver, in its own rhythm. */
async function ownReader(
  { model, family }: ReaderKind,
  baudRate: number,
  { warmUp, counted }: Rounds,
): Promise<CardTimes> {
  const cable: { line?: Line } = {};
  const body = readerBody(family, (bytes) => cable.line?.send(bytes));
  const line = await openLine(baudRate, (bytes) => body.receive(bytes));
  cable.line = line;
  const device = await ownDevice(model, line.path, baudRate);
  const times: CardTimes = { fromRead: [], fromLast: [] };
  for (let round = 0; round < warmUp + counted; round++) {
    const arrived = device.next('card');
    body.put(benchCard());
    const at = await arrived;
    if (round >= warmUp) note(times, line, at);
    const removed = device.next('card-removed');
    body.lift();
    await removed;
  }
  await device.close();
  await line.close();
  return times;
}

/** → the same number of bytes has come, after the same requests and answers. */
async function bareReader(
  kind: ReaderKind,
  baudRate: number,
  { warmUp, counted }: Rounds,
): Promise<CardTimes> {
  const cable: { line?: Line } = {};
  const body = readerBody(kind.family, (bytes) => cable.line?.send(bytes));
  const line = await openLine(baudRate, (bytes) => body.receive(bytes));
  cable.line = line;
  const port = await bareSerialPort(line.path, baudRate);
  const lengths = answerBytes(kind);
  const times: CardTimes = { fromRead: [], fromLast: [] };
  for (let round = 0; round < warmUp + counted; round++) {
    body.put(benchCard());
    let at = 0n;
    for (const [index, request] of kind.requests.entries()) {
      const arrived = port.count(lengths[index] ?? 0);
      port.write(request);
      at = await arrived;
    }
    if (round >= warmUp) note(times, line, at);
    body.lift();
  }
  await port.close();
  await line.close();
  return times;
}

export interface ReaderSamples {
  readonly fromRead: Samples;
  readonly fromLast: Samples;
}

export async function readerLatency(
  kind: ReaderKind,
  baudRate: number,
  rounds: Rounds,
): Promise<ReaderSamples> {
  // Side by side: the driver rests between its looks at the field.
  const [own, bare] = await Promise.all([
    ownReader(kind, baudRate, rounds),
    bareReader(kind, baudRate, rounds),
  ]);
  return {
    fromRead: { own: own.fromRead, baseline: bare.fromRead },
    fromLast: { own: own.fromLast, baseline: bare.fromLast },
  };
}
