import type { ToService } from '../contract/service-protocol.ts';

/**
 * A running terminal service, whichever way its process was made. Messages are structured clones;
 * what arrives is checked by the supervisor, not here.
 */
export interface ServiceProcess {
  send(message: ToService): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process came to its end. */
  onExit(listener: () => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/** Starts one terminal service. */
export type SpawnService = () => ServiceProcess;

/** `better-sqlite3` needs Node-API 10, which came with this version. */
const OLDEST_NODE = [22, 14] as const;

/**
 * How the service has to be run under a runtime whose Node is `version`, e.g. `20.18.1`:
 * as Electron's `utilityProcess`, or as a child process on a Node of its own.
 */
export function serviceHostFor(version: string): 'utility-process' | 'node' {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isNew = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return isNew ? 'utility-process' : 'node';
}
