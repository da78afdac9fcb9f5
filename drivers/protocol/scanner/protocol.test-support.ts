import type { ScannerProtocol, Signal } from './protocol.ts';

/** Longer than any time limit of a scanner protocol, in milliseconds. */
const LONG_MS = 60_000;

/** Cuts a stream at the given places; places behind its end are ignored. */
export function pieces(data: readonly number[], cuts: readonly number[]): number[][] {
  const places = [...new Set([0, ...cuts.filter((cut) => cut < data.length), data.length])];
  const sorted = places.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => data.slice(sorted[index], end));
}

/** One line for each signal, so that a difference is easy to read. */
export function show(signal: Signal): string {
  switch (signal.kind) {
    case 'symbol': {
      const id = signal.aim ? `]${signal.aim.code}${signal.aim.modifier} ` : '';
      return `symbol ${id}${Buffer.from(signal.bytes).toString('latin1')}`;
    }
    case 'send':
      return `send ${Buffer.from(signal.bytes).toString('hex')}`;
    case 'ready':
      return `ready ${JSON.stringify(signal.facts)}`;
    case 'answered':
      return `${signal.command} ${signal.ok ? 'done' : 'refused'}`;
    case 'damage':
      return `damage ${signal.what}`;
    case 'fault':
      return `fault ${signal.reason.code}`;
    case 'overflow':
      return 'overflow';
  }
}

/** Wakes a protocol whenever it wants to be woken, up to and including `until`. */
export function wakeUntil(protocol: ScannerProtocol, until: number): string[] {
  const seen: string[] = [];
  for (let at = protocol.wakeAt(); at !== undefined && at <= until; at = protocol.wakeAt()) {
    seen.push(...protocol.wake(at).map(show));
  }
  return seen;
}

/** Everything that comes of chunks that arrive at the same moment after the start. */
export function outcomes(protocol: ScannerProtocol, chunks: readonly number[][]): string[] {
  const seen = protocol.start(0).map(show);
  for (const chunk of chunks) seen.push(...protocol.receive(Uint8Array.from(chunk), 1).map(show));
  return [...seen, ...wakeUntil(protocol, LONG_MS)];
}
