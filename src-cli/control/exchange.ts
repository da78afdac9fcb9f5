import type { Readable, Writable } from 'node:stream';
import { CONTROL_LIMITS, controlReplySchema, type ControlReply } from '../../contract/control.ts';
import type { ControlRequest } from '../../contract/control.ts';
import { createLineReader } from '../../contract/lines.node.ts';

/** One side of a conversation with a terminal service or its stand-in. */
export interface Exchange {
  /** One request and its reply; `unavailable` where none comes in time, or none that can be read. */
  ask(request: ControlRequest): Promise<ControlReply>;
  close(): void;
}

export interface ExchangeStreams {
  readonly input: Readable;
  readonly output: Writable;
  readonly close: () => void;
}

/** Longer than the service itself takes: it is the first to give up. */
const PATIENCE_MS = 2 * CONTROL_LIMITS.exchangeMs;
const UNAVAILABLE: ControlReply = { ok: false, error: { reason: 'unavailable' } };

/** @param patienceMs how long a reply may take, in milliseconds */
export function createExchange(streams: ExchangeStreams, patienceMs = PATIENCE_MS): Exchange {
  const { input, output, close } = streams;
  const read = createLineReader(CONTROL_LIMITS.replyBytes);
  const replies: ControlReply[] = [];
  let tell: ((reply: ControlReply) => void) | undefined;
  let isOver = false;

  function end(): void {
    isOver = true;
    tell?.(UNAVAILABLE);
  }

  input.on('data', (piece: Buffer) => {
    const { lines, overflow } = read(piece);
    replies.push(...lines.map(readReply));
    const next = tell && replies.shift();
    if (next) tell?.(next);
    if (overflow) end();
  });
  for (const stream of [input, output]) {
    stream.on('error', end);
    stream.on('close', end);
  }

  return {
    ask(request) {
      if (isOver) return Promise.resolve(UNAVAILABLE);
      return new Promise((resolve) => {
        const timer = setTimeout(end, patienceMs);
        tell = (reply) => {
          clearTimeout(timer);
          tell = undefined;
          resolve(reply);
        };
        output.write(`${JSON.stringify(request)}\n`);
      });
    },
    close,
  };
}

function readReply(line: string): ControlReply {
  try {
    return controlReplySchema.safeParse(JSON.parse(line)).data ?? UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}
