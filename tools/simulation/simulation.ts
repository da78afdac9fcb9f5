import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { DeviceConfig, Mode } from '../../contract/config.ts';
import { cameraSwitches } from '../../simulator/camera/virtual-camera.ts';
import { TRUST_FOLDER } from '../../simulator/platform/certificates/index-file.ts';
import { CERTIFICATES, DOCK } from '../build/steps.ts';
import { ROOT } from '../paths.ts';
import { startReady } from './child.ts';
import { configText } from './config-text.ts';
import { addDemoOperator } from './demo-operator.ts';

/** Platform and devices running, and a configuration that points to them. */
export interface Simulation {
  readonly platformUrl: string;
  readonly devicesUrl: string;
  readonly configFile: string;
  readonly dataDir: string;
  /** Electron's switches for the simulated camera, where there is one. */
  readonly switches: readonly string[];
  stop(): Promise<void>;
}

export interface SimulationOptions {
  readonly mode: Mode;
  /** Size of the terminal's window in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly language?: string;
  /** Opens the device dock beside the terminal. */
  readonly withDock: boolean;
  /** Replaces keys of a section, e.g. `{ timeLimits: { idleS: 3 } }`. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Puts a device of the configuration on another path than the simulator's. */
  readonly devicePaths?: Readonly<Record<string, string>>;
  /** Devices that no simulator plays, e.g. a keyboard wedge. */
  readonly moreDevices?: readonly DeviceConfig[];
  /** Link to the simulated devices; by default pseudo-terminals where `socat` is. */
  readonly link?: 'pty' | 'tcp';
  /** A simulated camera in place of the scanner: a code held to the scanner is held before it. */
  readonly withCamera?: boolean;
}

const TEMPLATE = path.join(ROOT, 'simulator/liangma.simulated.toml');

const platformReady = z.object({ url: z.string() });
const devicesReady = z.object({
  url: z.string(),
  devices: z.array(z.object({ id: z.string(), path: z.string() })),
});

/**
 * Starts the simulated platform and the simulated devices, each in a process of its own, and writes
 * the terminal's configuration. Everything lies in a folder that `stop` removes.
 */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-simulation-'));
  const busDir = path.join(folder, 'bus');
  const cameraFile = path.join(folder, 'camera.y4m');
  const platform = await startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', CERTIFICATES],
    (ready) => platformReady.parse(ready),
  );
  const platformUrl = platform.ready.url;
  const devicesArgs = ['--port', '0', '--platform-url', platformUrl, '--dock-dir', DOCK];
  const devices = await startReady(
    'simulator/devices/main.ts',
    [
      ...devicesArgs,
      '--run-dir',
      path.join(folder, 'devices'),
      '--bus-dir',
      busDir,
      ...(options.link ? ['--link', options.link] : []),
      ...(options.withCamera ? ['--camera', cameraFile] : []),
    ],
    (ready) => devicesReady.parse(ready),
  ).catch(async (error: unknown) => {
    await platform.stop();
    throw error;
  });
  const configFile = path.join(folder, 'liangma.toml');
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  const template = readFileSync(TEMPLATE, 'utf8');
  const folders = { busDir, trustDir: path.join(CERTIFICATES, TRUST_FOLDER) };
  writeFileSync(configFile, configText(template, options, platformUrl, devices.ready, folders));
  const stop = async (): Promise<void> => {
    await Promise.all([platform.stop(), devices.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (options.mode === 'counter') {
    await addDemoOperator(configFile).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  }
  return {
    platformUrl,
    devicesUrl: devices.ready.url,
    configFile,
    dataDir,
    switches: options.withCamera ? cameraSwitches(cameraFile) : [],
    stop,
  };
}
