import type { ModelTransport } from '../catalogue/transport.ts';
import { hidTransport, isHidPath } from './hid.ts';
import { serialTransport } from './serial.ts';
import { simulatedPort, simulatedTransport } from './simulated.ts';
import { simulatedHidPort, simulatedHidTransport } from './simulated-hid.ts';
import { tcpAddress, tcpTransport } from './tcp.ts';
import type { Transport } from './transport.ts';
import { isUsbPath, usbTransport } from './usb.ts';

/** How a model is reached, as far as there is a port to open. */
export type PortType = Exclude<ModelTransport['type'], 'keyboard' | 'pcsc'>;

/** The transport that a path names by its form; else by how the model is reached. */
export function transportFor(path: string, type: PortType = 'serial'): Transport {
  const simulated = simulatedPort(path);
  if (simulated !== undefined) return simulatedTransport(path, simulated);
  const simulatedHid = simulatedHidPort(path);
  if (simulatedHid !== undefined) return simulatedHidTransport(path, simulatedHid);
  const address = tcpAddress(path);
  if (address) return tcpTransport(path, address);
  if (type === 'hid' || isHidPath(path)) return hidTransport(path);
  if (type === 'usb' || isUsbPath(path)) return usbTransport(path);
  return serialTransport(path);
}
