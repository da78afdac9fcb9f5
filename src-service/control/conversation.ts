import type { Socket } from 'node:net';
import type { Clock } from '../../contract/clock.ts';
import {
  CONTROL_LIMITS,
  type ControlReply,
  type ControlRequest,
  controlRequestSchema,
} from '../../contract/control.ts';
import { createLineReader } from '../../contract/lines.node.ts';

/** Carries out one request. */
export type ControlAnswer = (request: ControlRequest) => ControlReply | Promise<ControlReply>;

const INVALID: ControlReply = { ok: false, error: { reason: 'invalid' } };

/** Answers one line; what is no request is `invalid`. */
export async function answerLine(line: string, answer: ControlAnswer): Promise<ControlReply> {
  const request = readRequest(line);
  return request ? answer(request) : INVALID;
}

function readRequest(line: string): ControlRequest | undefined {
  try {
    return controlRequestSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/**
 * Answers one client, line by line, one request at a time. A line that is too long ends the
 * conversation; so does a client that is too slow with its next request or with taking a reply.
 */
export function converse(socket: Socket, answer: ControlAnswer, clock: Clock): void {
  const read = createLineReader(CONTROL_LIMITS.requestBytes);
  const open: string[] = [];
  let isAnswering = false;
  let isOver = false;
  let cancel = (): void => {};

  function hurry(): void {
    cancel();
    cancel = clock.after(CONTROL_LIMITS.exchangeMs, () => socket.destroy());
  }

  function say(reply: ControlReply): Promise<void> {
    return new Promise((taken) => socket.write(`${JSON.stringify(reply)}\n`, () => taken()));
  }

  async function answerAll(): Promise<void> {
    if (isAnswering) return;
    isAnswering = true;
    // Nothing more is read meanwhile, so that a client cannot fill the memory.
    socket.pause();
    for (let line = open.shift(); line !== undefined; line = open.shift()) {
      await say(await answerLine(line, answer));
      if (socket.destroyed) return;
      hurry();
    }
    if (isOver) {
      await say(INVALID);
      socket.destroy();
    }
    isAnswering = false;
    socket.resume();
  }

  socket.on('data', (piece) => {
    const { lines, overflow } = read(Buffer.from(piece));
    open.push(...lines);
    isOver ||= overflow;
    if (open.length > 0 || isOver) void answerAll();
  });
  // A client may go at any moment; `close` follows and is enough.
  socket.on('error', () => {});
  socket.on('close', () => cancel());
  hurry();
}
