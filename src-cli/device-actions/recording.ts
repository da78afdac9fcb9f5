import type { RawChunk } from '../../drivers/manager.ts';
import type { TraceEntry } from '../../drivers/replay/fixture.ts';
import type { IsHarmless } from './harmless.ts';

/** Longest recording in chunks, so that a flooding device fills no disk. */
const CHUNKS_CAP = 20_000;

/** Collects what passes over the line of one device. */
export interface Recording {
  /** The port is being opened anew: the trace begins here. */
  restart(at: number): void;
  raw(chunk: RawChunk, at: number): void;
  /** No more is collected: what there is, and how many chunks were left out. */
  finish(): { readonly trace: readonly TraceEntry[]; readonly leftOut: number };
}

/**
 * What the device says is held back until the next command of ours shows that it has finished. Where
 * that may hold something of a person, it is dropped, and the recording ends before it: a trace with
 * a hole in it could not be replayed. Times are in milliseconds.
 */
export function createRecording(isHarmless: IsHarmless): Recording {
  let trace: TraceEntry[] = [];
  let held: TraceEntry[] = [];
  let startedAt = 0;
  let isOver = false;
  let leftOut = 0;

  function settle(): void {
    const said = held;
    held = [];
    if (isHarmless(Buffer.from(said.map(({ hex }) => hex).join(''), 'hex'))) trace.push(...said);
    else {
      isOver = true;
      leftOut += said.length;
    }
  }

  return {
    restart(at) {
      trace = [];
      held = [];
      startedAt = at;
      isOver = false;
    },
    raw({ from, bytes, as }, at) {
      if (from === 'host' && !isOver) settle();
      if (isOver || trace.length + held.length >= CHUNKS_CAP) {
        leftOut++;
        return;
      }
      const atMs = Math.max(0, Math.round(at - startedAt));
      const hex = Buffer.from(bytes).toString('hex');
      (from === 'host' ? trace : held).push({ atMs, from, hex, ...(as && { as }) });
    },
    finish() {
      if (!isOver) settle();
      isOver = true;
      return { trace, leftOut };
    },
  };
}
