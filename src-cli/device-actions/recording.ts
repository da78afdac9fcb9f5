import type { RawChunk } from '../../drivers/manager.ts';
import type { DeviceEvent } from '../../drivers/events.ts';
import type { TraceEntry } from '../../drivers/replay/fixture.ts';

/** Longest recording in chunks, so that a flooding device fills no disk. */
const CHUNKS_CAP = 20_000;

/** Collects what passes over the line of one device. */
export interface Recording {
  /** The port is being opened anew: the trace begins here. */
  restart(at: number): void;
  raw(chunk: RawChunk, at: number): void;
  heard(event: DeviceEvent): void;
  trace(): readonly TraceEntry[];
  /** Chunks that were left out because they carry the data of a person, or are too many. */
  leftOut(): number;
}

/**
 * Nothing of an identity card is recorded: from the moment when one lies on the reader until it has
 * left, the chunks are counted and dropped. Times are in milliseconds.
 */
export function createRecording(): Recording {
  let trace: TraceEntry[] = [];
  let startedAt = 0;
  let hasCard = false;
  let leftOut = 0;

  return {
    restart(at) {
      trace = [];
      startedAt = at;
      hasCard = false;
    },
    raw({ from, bytes, as }, at) {
      if (hasCard || trace.length >= CHUNKS_CAP) {
        leftOut++;
        return;
      }
      const atMs = Math.max(0, Math.round(at - startedAt));
      trace.push({ atMs, from, hex: Buffer.from(bytes).toString('hex'), ...(as && { as }) });
    },
    heard({ kind }) {
      if (kind === 'card-present') hasCard = true;
      if (kind === 'card-removed') hasCard = false;
    },
    trace: () => trace,
    leftOut: () => leftOut,
  };
}
