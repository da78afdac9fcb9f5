import type { PublicKeys } from '../../../crypto/provider.ts';
import { cappedMap } from './capped-map.ts';

const TERMINAL_CAP = 1_000;

/** The terminals whose keys the hub knows (入网). */
export interface TerminalBook {
  find(terminalId: string): PublicKeys | undefined;
  /** From now on these are its keys, whatever they were. */
  enrol(terminalId: string, keys: PublicKeys): void;
}

/** Makes a book without terminals. */
export function makeTerminalBook(): TerminalBook {
  const terminals = cappedMap<PublicKeys>(TERMINAL_CAP);
  return {
    find: (terminalId) => terminals.get(terminalId),
    enrol: (terminalId, keys) => terminals.set(terminalId, keys),
  };
}
