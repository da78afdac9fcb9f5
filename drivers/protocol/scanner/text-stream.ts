import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { NO_AIM, readAim } from './aim.ts';
import { createFramer, type FramingEvent } from './framing.ts';
import type { Signal } from './protocol.ts';

/** Cuts the text of a serial scanner into symbols and separates their AIM identifiers. */
export interface TextStream {
  receive(bytes: Uint8Array, now: number): Signal[];
  wakeAt(): number | undefined;
  wake(now: number): Signal[];
  isBusy(): boolean;
  stop(): void;
}

export function createTextStream({
  framing,
  aim: aimSetting,
}: Pick<TextProtocol, 'framing' | 'aim'>): TextStream {
  const { mode, prefixHex, suffixHex, idleMs } = framing;
  const framer = createFramer({ mode, prefix: fromHex(prefixHex), suffix: fromHex(suffixHex) });
  let quietAt: number | undefined;

  function signal(event: FramingEvent): Signal {
    if (event.kind === 'overflow') return { kind: 'overflow' };
    if (event.kind === 'broken') return { kind: 'damage', what: 'a symbol that was broken off' };
    const symbol = readAim(event.bytes, aimSetting);
    if (symbol === 'damaged') return { kind: 'damage', what: NO_AIM };
    const { aim, data } = symbol;
    return { kind: 'symbol', bytes: data, ...(aim && { aim }) };
  }

  return {
    receive(bytes, now) {
      const events = framer.push(bytes);
      quietAt = framer.pending() ? now + idleMs : undefined;
      return events.map(signal);
    },
    wakeAt: () => quietAt,
    wake(now) {
      if (quietAt === undefined || now < quietAt) return [];
      quietAt = undefined;
      return framer.idle().map(signal);
    },
    isBusy: () => framer.pending(),
    stop: () => void framer.idle(),
  };
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
