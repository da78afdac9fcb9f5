import { once } from 'node:events';
import type { Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { createControlServer } from './control-server.ts';
import { createReader, createScanner, type AnyDevice, type MakeLink } from './device.ts';
import type { LinkKind } from './link.ts';
import { createPtyLink } from './pty-link.ts';
import { createTcpLink } from './tcp-link.ts';

export interface SimulationOptions {
  /** Of the control server; 0 takes a free one. */
  readonly port: number;
  readonly platformUrl: string;
  /** Where the links to pseudo-terminals stand; made if it is missing. */
  readonly runDir: string;
  readonly link: LinkKind;
  readonly dockDir?: string;
}

export interface Simulation {
  /** Of the control server. */
  readonly url: string;
  readonly devices: readonly AnyDevice[];
  stop(): Promise<void>;
}

/** Starts a scanner, an ID-card reader, and the server that controls them. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { port, runDir, link } = options;
  await mkdir(runDir, { recursive: true, mode: 0o700 });
  const makeLink: MakeLink = (id, onBytes) =>
    link === 'pty' ? createPtyLink(runDir, id, onBytes) : createTcpLink(onBytes);
  const devices = [
    await createScanner('scanner-1', 'cr', makeLink),
    await createReader('reader-1', makeLink),
  ];
  const server = createControlServer({ ...options, devices });
  return {
    url: await listen(server, port),
    devices,
    async stop() {
      server.close();
      server.closeAllConnections();
      await Promise.all(devices.map(async (device) => device.link.unplug()));
    },
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
