import type { PublicKeys } from '../../../crypto/provider.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';

const TERMINAL_CAP = 1_000;

/** The terminals whose keys the hub knows (入网), and the codes with which they become known. */
export interface TerminalBook {
  find(terminalId: string): PublicKeys | undefined;
  /** A fresh code, for one terminal, known or not. */
  issueCode(): string;
  /**
   * From now on these are its keys; false where the code is none, or was used up. The code that a
   * terminal came in with goes on to be good for the same keys, and for no others.
   */
  enrol(terminalId: string, keys: PublicKeys, code: string): boolean;
}

interface Enrolled {
  readonly keys: PublicKeys;
  readonly code: string;
}

/**
 * Makes a book without terminals.
 *
 * @param hallCode good once for every terminal that is not known
 */
export function makeTerminalBook(hallCode: string): TerminalBook {
  const terminals = cappedMap<Enrolled>(TERMINAL_CAP);
  const issued = cappedMap<true>(TERMINAL_CAP);
  const used = new Set<string>();

  function isGood(code: string, known: Enrolled | undefined): boolean {
    if (code === hallCode) return known === undefined;
    return issued.get(code) === true && !used.has(code);
  }

  return {
    find: (terminalId) => terminals.get(terminalId)?.keys,
    issueCode() {
      const code = randomSecret();
      issued.set(code, true);
      return code;
    },
    enrol(terminalId, keys, code) {
      const known = terminals.get(terminalId);
      const isSame = known?.keys.sign === keys.sign && known.keys.encrypt === keys.encrypt;
      if (isSame && known.code === code) return true;
      if (!isGood(code, known)) return false;
      if (code !== hallCode) used.add(code);
      terminals.set(terminalId, { keys, code });
      return true;
    },
  };
}
