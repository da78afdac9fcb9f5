import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasSocat } from './pty-link.ts';
import { startSimulation } from './simulation.ts';

/*
 * The device simulator: one scanner, one ID-card reader, whatever is plugged in later, and the server
 * of the device dock. Prints one line of JSON on stdout when it is ready; ends when stdin closes, or on SIGTERM or
 * SIGINT.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'platform-url': { type: 'string', default: 'http://127.0.0.1' },
    'run-dir': { type: 'string', default: join(tmpdir(), `liangma-devices-${process.pid}`) },
    'bus-dir': { type: 'string' },
    'dock-dir': { type: 'string' },
    link: { type: 'string' },
    camera: { type: 'string' },
  },
});
const { 'bus-dir': busDir, 'dock-dir': dockDir } = values;
const wanted = values.link ?? ((await hasSocat()) ? 'pty' : 'tcp');

const simulation = await startSimulation({
  port: Number(values.port),
  platformUrl: values['platform-url'],
  runDir: values['run-dir'],
  link: wanted === 'pty' ? 'pty' : 'tcp',
  ...(busDir !== undefined && { busDir }),
  ...(dockDir !== undefined && { dockDir }),
  ...(values.camera !== undefined && { cameraFile: values.camera }),
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await simulation.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.stdin.on('end', () => void stop());
process.stdin.on('error', () => void stop());
process.stdin.resume();

const devices = simulation.devices.map(({ id, link }) => ({ id, path: link.path }));
console.log(JSON.stringify({ ready: { url: simulation.url, devices } }));
