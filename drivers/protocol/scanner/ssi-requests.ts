import type { DeviceCommand } from '../../../contract/devices.ts';
import type { Signal } from './protocol.ts';
import { encodeSsi, SSI_RETRANSMITTED } from './ssi-frame.ts';

/** How long an answer may take, in milliseconds. An engine answers in a few. */
export const SSI_ANSWER_MS = 300;
/** The same while other bytes come in, which may hold the answer up. */
export const SSI_BUSY_ANSWER_MS = 2_000;
/** The guide wants two further attempts after the first. */
export const SSI_ATTEMPTS = 3;
const QUEUE_CAP = 8;

export interface SsiRequest {
  readonly opcode: number;
  readonly data: readonly number[];
  /** Who asked: somebody who wants to hear of the answer. */
  readonly command?: DeviceCommand;
}

/** What is asked of an engine, one after another, each repeated until it is answered. */
export interface SsiRequests {
  /** Undefined where too many wait already. */
  add(request: SsiRequest, now: number): Signal[] | undefined;
  /** The one that waits for its answer. */
  current(): SsiRequest | undefined;
  /** The current one is over; the next one is sent. */
  end(now: number): Signal[];
  /** Sends the current one again; undefined when that was done often enough. */
  repeat(now: number): Signal[] | undefined;
  /** Bytes came in. */
  heard(now: number): void;
  deadline(): number | undefined;
}

export function createSsiRequests(): SsiRequests {
  const queue: SsiRequest[] = [];
  let attempts = 0;
  let sentAt = 0;
  let deadline: number | undefined;

  function send(now: number): Signal[] {
    const [request] = queue;
    if (!request) return [];
    const status = attempts === 0 ? 0 : SSI_RETRANSMITTED;
    attempts++;
    sentAt = now;
    deadline = now + SSI_ANSWER_MS;
    return [{ kind: 'send', bytes: encodeSsi(request.opcode, request.data, status) }];
  }

  return {
    add(request, now) {
      if (queue.length === QUEUE_CAP) return undefined;
      queue.push(request);
      return queue.length === 1 ? send(now) : [];
    },
    current: () => queue[0],
    end(now) {
      queue.shift();
      attempts = 0;
      deadline = undefined;
      return send(now);
    },
    repeat: (now) => (attempts < SSI_ATTEMPTS ? send(now) : undefined),
    heard(now) {
      if (deadline === undefined) return;
      deadline = Math.max(deadline, Math.min(now + SSI_ANSWER_MS, sentAt + SSI_BUSY_ANSWER_MS));
    },
    deadline: () => deadline,
  };
}
