import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import type { TerminalConfig } from '../../contract/config.ts';
import { trustedControlPath } from '../../contract/control-address.node.ts';
import { ROOT } from '../../tools/paths.ts';
import { createExchange, type Exchange } from './exchange.ts';

/** `read` looks without a trace; `write` needs the data folder for itself where no service runs. */
export type Access = 'read' | 'write';

/** With the running service, or where none runs with a stand-in that is made for it. */
export async function openControl(config: TerminalConfig, access: Access): Promise<Exchange> {
  return (await callService(config.dataDir)) ?? startStandIn(config, access);
}

async function callService(dataDir: string): Promise<Exchange | undefined> {
  const at = trustedControlPath(dataDir);
  if (at === undefined) return undefined;
  const socket = connect(at);
  try {
    await once(socket, 'connect');
  } catch {
    return undefined;
  }
  return createExchange({ input: socket, output: socket, close: () => socket.destroy() });
}

/**
 * Only the service's room knows how to open the store, so that the stand-in is a process of that
 * room. It ends when its input does.
 */
function startStandIn({ dataDir, terminal }: TerminalConfig, access: Access): Exchange {
  const script = path.join(ROOT, 'src-service/control/stand-in.ts');
  const child = spawn(process.execPath, [script, access, dataDir, terminal.id], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.on('error', () => {
    // Its streams end, which says all that there is to say.
  });
  return createExchange({
    input: child.stdout,
    output: child.stdin,
    close: () => child.stdin.end(),
  });
}
