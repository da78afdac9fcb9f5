import { once } from 'node:events';
import type { Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../contract/clock.node.ts';
import { CAMERA_DENIED_FILE } from '../../contract/camera.ts';
import { createCameraStand } from '../camera/camera-stand.ts';
import { createHeldPhone } from '../camera/held-phone.ts';
import { createVirtualCamera } from '../camera/virtual-camera.ts';
import { createPaperPath } from '../printer/paper-path.ts';
import { createControlServer } from './control-server.ts';
import { DEFAULT_DEVICES } from './default-devices.ts';
import type { AnyDevice } from './device.ts';
import type { LinkKind } from './link.ts';
import { createRack } from './rack.ts';

export interface SimulationOptions {
  /** Of the control server; 0 takes a free one. */
  readonly port: number;
  readonly platformUrl: string;
  /** Where the links to pseudo-terminals stand; made if it is missing. */
  readonly runDir: string;
  readonly link: Exclude<LinkKind, 'hid'>;
  /** Folder of the simulated bus; made if it is missing. */
  readonly busDir?: string;
  readonly dockDir?: string;
  /** A film for a camera, made here: codes held to a scanner are held before it instead. */
  readonly cameraFile?: string;
}

export interface Simulation {
  /** Of the control server. */
  readonly url: string;
  /** Those of this moment. */
  readonly devices: readonly AnyDevice[];
  stop(): Promise<void>;
}

/** Starts a scanner, an ID-card reader, and the server that controls them and adds more. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { port, runDir, busDir, platformUrl, link, dockDir, cameraFile } = options;
  await mkdir(runDir, { recursive: true, mode: 0o700 });
  if (busDir !== undefined) await mkdir(busDir, { recursive: true, mode: 0o700 });
  const rack = createRack({
    clock: systemClock,
    link,
    runDir,
    ...(busDir !== undefined && { busDir }),
  });
  for (const device of DEFAULT_DEVICES) await rack.add(device, device.id);
  const camera = cameraFile === undefined ? undefined : createVirtualCamera(cameraFile);
  const stand =
    camera && createCameraStand(camera, path.join(busDir ?? runDir, CAMERA_DENIED_FILE));
  const phone = camera && createHeldPhone(camera, systemClock);
  const printer = createPaperPath(systemClock);
  const server = createControlServer({
    ...{ rack, printer },
    platformUrl,
    link,
    ...(dockDir !== undefined && { dockDir }),
    ...(phone && { phone }),
    ...(stand && { camera: stand }),
  });
  return {
    url: await listen(server, port),
    get devices() {
      return rack.list();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      printer.stop();
      phone?.end();
      camera?.close();
      await rack.clear();
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
