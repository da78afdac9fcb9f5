import { expect } from 'vitest';
import type { ScannerProtocol, Signal } from './protocol.ts';

/** A packet of a decoder, its checksum computed apart from the code under test. */
export function fromDecoder(opcode: number, data: readonly number[] = [], status = 0): Uint8Array {
  const body = [4 + data.length, opcode, 0, status, ...data];
  const sum = 0x1_0000 - body.reduce((total, byte) => total + byte, 0);
  return Uint8Array.of(...body, sum >>> 8, sum & 0xff);
}

/** DECODE_DATA: the bar code type, then the text. */
export function symbol(text: string, { status = 0, type = 0x1c } = {}): Uint8Array {
  return fromDecoder(0xf3, [type, ...Buffer.from(text)], status);
}

export const ACK = fromDecoder(0xd0);

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Signals as short lines. */
export function lines(signals: readonly Signal[]): string[] {
  return signals.map((signal) => {
    switch (signal.kind) {
      case 'send':
        return `send ${hexOf(signal.bytes)}`;
      case 'symbol':
        return `symbol ${Buffer.from(signal.bytes).toString()}`;
      case 'ready':
        return `ready ${JSON.stringify(signal.facts)}`;
      case 'answered':
        return `${signal.command} ${signal.ok ? 'done' : 'refused'}`;
      case 'fault':
        return `fault ${signal.reason.code}`;
      case 'damage':
        return `damage ${signal.what}`;
      case 'overflow':
        return 'overflow';
    }
  });
}

/** Lets time pass from `from` to `to`, waking the protocol whenever it wants. */
export function pass(protocol: ScannerProtocol, from: number, to: number): Signal[] {
  const signals: Signal[] = [];
  for (let at = protocol.wakeAt(); at !== undefined && at <= to; at = protocol.wakeAt()) {
    const found = protocol.wake(Math.max(at, from));
    signals.push(...found);
    if (found.some(({ kind }) => kind === 'fault')) break;
    expect(protocol.wakeAt()).not.toBe(at);
  }
  return signals;
}
