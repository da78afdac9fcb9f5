import { serialTransport } from './serial.ts';
import { simulatedPort, simulatedTransport } from './simulated.ts';
import type { Transport } from './transport.ts';

/** The transport that a path of the configuration names. */
export function transportFor(path: string): Transport {
  const tcpPort = simulatedPort(path);
  return tcpPort === undefined ? serialTransport(path) : simulatedTransport(path, tcpPort);
}
