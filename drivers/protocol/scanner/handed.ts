import type { ScannerProtocol } from './protocol.ts';

/** Symbols that are found elsewhere, as the keyboard wedge's are: every chunk is a whole one. */
export function handedSymbols(): ScannerProtocol {
  return {
    start: () => [{ kind: 'ready', facts: {} }],
    receive: (bytes) =>
      bytes.length > 0 ? [{ kind: 'symbol', bytes: Uint8Array.from(bytes) }] : [],
    commands: [],
    command: (command) => [{ kind: 'answered', command, ok: false }],
    wakeAt: () => undefined,
    wake: () => [],
    isBusy: () => false,
    stop: () => {},
  };
}
