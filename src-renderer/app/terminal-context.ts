import { createContext, useContext } from 'react';
import type { Clock } from '../../contract/clock.ts';
import type { RequestName, RequestParams } from '../../contract/requests.ts';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { Snapshot } from '../../contract/snapshot.ts';

/** Asks for something by intent; the answer is the next snapshot. */
export type Send = <N extends RequestName>(name: N, params: RequestParams<N>) => void;

/** What every page can reach. */
export interface Terminal {
  readonly snapshot: Snapshot;
  readonly clock: Clock;
  readonly send: Send;
  /** For requests whose answer is more than the next snapshot: files, and how a command went. */
  readonly request: LiangmaBridge['request'];
}

export const TerminalContext = createContext<Terminal | undefined>(undefined);

export function useTerminal(): Terminal {
  const terminal = useContext(TerminalContext);
  if (!terminal) throw new Error('useTerminal outside of TerminalContext');
  return terminal;
}
