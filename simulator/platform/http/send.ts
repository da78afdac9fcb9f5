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
