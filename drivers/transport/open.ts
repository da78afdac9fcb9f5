import { serialTransport } from './serial.ts';
import { simulatedPort, simulatedTransport } from './simulated.ts';
import type { LineSettings, Transport } from './transport.ts';

/** The transport that a path of the configuration names. */
export function transportFor(path: string, settings: LineSettings): Transport {
  const tcpPort = simulatedPort(path);
  return tcpPort === undefined
    ? serialTransport(path, settings)
    : simulatedTransport(path, tcpPort, settings);
}
