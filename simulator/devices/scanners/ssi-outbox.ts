import type { Cancel } from '../../../contract/clock.ts';
import type { World } from '../body.ts';
import { SENT_BEFORE, ssiPacketBytes, type SsiPacket } from './ssi-packet.ts';

/** How long the host may take to acknowledge, in milliseconds; the engine's default. */
export const HOST_LIMIT_MS = 2_000;
/** Once, and two times again. */
const ATTEMPTS = 3;
/** Longest symbol, and a few that wait. */
const MOST_PACKETS = 64;

/** What a scan engine has to tell, one packet after the other, each until the host took it. */
export interface SsiOutbox {
  /** Packets that the host has to acknowledge; false when too much waits already. */
  add(packets: readonly SsiPacket[]): boolean;
  /** Whether a packet of this opcode waits. */
  holds(opcode: number): boolean;
  /** What the host does not acknowledge is sent at once and only once. */
  answer(packet: SsiPacket): void;
  acknowledged(): void;
  /** The host wants the packet again. */
  refused(): void;
  clear(): void;
}

export function createSsiOutbox({ clock, send }: World): SsiOutbox {
  let queue: SsiPacket[] = [];
  let attempts = 0;
  let cancel: Cancel = () => {};

  function sendFirst(): void {
    const [packet] = queue;
    cancel();
    if (!packet) return;
    const status = attempts === 0 ? packet.status : packet.status | SENT_BEFORE;
    attempts++;
    send(ssiPacketBytes({ ...packet, status }));
    cancel = clock.after(HOST_LIMIT_MS, again);
  }

  function again(): void {
    // A symbol that the host does not take is lost, and with it the rest of its packets.
    if (attempts >= ATTEMPTS) clear();
    else sendFirst();
  }

  function clear(): void {
    cancel();
    queue = [];
    attempts = 0;
  }

  return {
    add(packets) {
      if (queue.length + packets.length > MOST_PACKETS) return false;
      queue.push(...packets);
      if (queue.length === packets.length) sendFirst();
      return true;
    },
    holds: (opcode) => queue.some((packet) => packet.opcode === opcode),
    answer: (packet) => send(ssiPacketBytes(packet)),
    acknowledged() {
      if (queue.length === 0 || attempts === 0) return;
      queue.shift();
      attempts = 0;
      sendFirst();
    },
    refused() {
      if (queue.length > 0) again();
    },
    clear,
  };
}
