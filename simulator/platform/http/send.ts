import type { ServerResponse } from 'node:http';
import type { Clock } from '../../../contract/clock.ts';
import type { Reply } from './reply.ts';

/** Pause between two bytes of a slow body, in milliseconds. */
export const TRICKLE_PAUSE_MS = 500;

/** Sends a reply at once. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply);
  response.end(reply.body);
}

/** Sends half of what the headers promise, then resets the connection. */
export function cutReply(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply);
  response.write(reply.body.subarray(0, reply.body.length >> 1), () => {
    response.socket?.resetAndDestroy();
  });
}

/** Sends a reply, and when that is done the same once more on its connection, which nobody asked for. */
export function sendTwice(response: ServerResponse, reply: Reply): void {
  const { socket } = response;
  response.on('finish', () => {
    const headers = Object.entries({ ...reply.headers, 'content-length': reply.body.length });
    const lines = [`HTTP/1.1 ${reply.status} `, ...headers.map((pair) => pair.join(': '))];
    socket?.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket?.write(reply.body);
  });
  sendReply(response, reply);
}

/** Sends the headers at once and then one byte after each pause, until the client gives up. */
export function trickleReply(clock: Clock, response: ServerResponse, reply: Reply): void {
  writeHead(response, reply);
  response.flushHeaders();
  let cancel = clock.after(TRICKLE_PAUSE_MS, () => next(0));
  response.on('close', () => cancel());

  function next(at: number): void {
    response.write(reply.body.subarray(at, at + 1));
    if (at + 1 >= reply.body.length) response.end();
    else cancel = clock.after(TRICKLE_PAUSE_MS, () => next(at + 1));
  }
}

function writeHead(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
}
