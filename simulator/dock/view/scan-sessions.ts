import type { Phone, ScanSession } from '../../control-api.ts';

/** What a citizen can do on the phone in each state of the terminal's code. */
const ACTIONS: Readonly<Record<ScanSession['state'], readonly Phone['action'][]>> = {
  PENDING: ['scan'],
  SCANNED: ['confirm', 'refuse'],
  CONFIRMED: [],
  REFUSED: [],
  EXPIRED: [],
  CANCELLED: [],
};

/** Every action, and whether it is possible now; none before a code is chosen. */
export function canDo(session: ScanSession | undefined, action: Phone['action']): boolean {
  return session !== undefined && ACTIONS[session.state].includes(action);
}

/** True while the code still waits for somebody. */
export function isOpen({ state }: ScanSession): boolean {
  return ACTIONS[state].length > 0;
}

/** The one that was chosen, else the first that is open, else none. */
export function sessionOf(
  sessions: readonly ScanSession[],
  ref: string | undefined,
): ScanSession | undefined {
  return sessions.find((one) => one.ref === ref) ?? sessions.find(isOpen);
}
