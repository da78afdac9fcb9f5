import { once } from 'node:events';
import { connect } from 'node:net';
import { trustedControlPath } from '../../contract/control-address.node.ts';
import { createExchange } from '../control/exchange.ts';

/**
 * Tells the running service that so many rows are about to be exported: it writes that down and signs
 * the end of the log.
 *
 * @returns whether it did; false where no service runs
 */
export async function announceExport(dataDir: string, rows: number): Promise<boolean> {
  const at = trustedControlPath(dataDir);
  if (at === undefined) return false;
  const socket = connect(at);
  try {
    await once(socket, 'connect');
  } catch {
    return false;
  }
  const close = (): void => void socket.destroy();
  const exchange = createExchange({ input: socket, output: socket, close });
  try {
    const { ok } = await exchange.ask({ op: 'audit.exported', rows });
    return ok;
  } finally {
    exchange.close();
  }
}
