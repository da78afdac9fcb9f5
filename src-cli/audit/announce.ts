import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { CONTROL_LIMITS, controlReplySchema, type ControlRequest } from '../../contract/control.ts';
import { controlAddress } from '../../contract/control-address.node.ts';

/**
 * Tells the running service that so many rows are about to be exported: it writes that down and signs
 * the end of the log.
 *
 * @returns whether it did; false where no service runs
 */
export function announceExport(dataDir: string, rows: number): Promise<boolean> {
  const request: ControlRequest = { op: 'audit.exported', rows };
  return new Promise((resolve) => {
    const socket = connect(controlAddress(dataDir).path);
    const end = (isDone: boolean): void => {
      socket.destroy();
      resolve(isDone);
    };
    socket.setTimeout(CONTROL_LIMITS.exchangeMs, () => end(false));
    socket.on('error', () => end(false));
    socket.on('close', () => resolve(false));
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    const lines = createInterface({ input: socket });
    lines.on('error', () => end(false));
    lines.on('line', (line) => end(isAgreed(line)));
  });
}

function isAgreed(line: string): boolean {
  try {
    return controlReplySchema.parse(JSON.parse(line)).ok;
  } catch {
    return false;
  }
}
