import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build as buildElectron } from 'electron-vite';
import { build as buildPage } from 'vite';
import { OUT, ROOT } from '../paths.ts';
import { say, StopError } from '../say.ts';
import { stampFor } from './stamp.ts';

const LIBRARIES = ['contract', 'crypto', 'govcode', 'identity', 'audit', 'drivers', 'symbols'];

interface BuildStep {
  readonly name: string;
  readonly reads: readonly string[];
  readonly makes: string;
  readonly run: () => Promise<void>;
}

/** Where the certificates of the simulated platform are drawn to. */
export const CERTIFICATES = path.join(OUT, 'certificates');
/** Where the device dock is built to. */
export const DOCK = path.join(OUT, 'dock');

function drawCertificates(): Promise<void> {
  const script = path.join(ROOT, 'simulator/platform/certificates/main.ts');
  const { status } = spawnSync(process.execPath, [script, '--out', CERTIFICATES], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new StopError('build: the certificates could not be drawn');
  return Promise.resolve();
}

const STEPS: readonly BuildStep[] = [
  {
    name: 'terminal',
    reads: [...LIBRARIES, 'src-main', 'src-service', 'src-renderer', 'electron.config.ts'],
    makes: 'out/main/main.js',
    run: async () => {
      const configFile = path.join(ROOT, 'electron.config.ts');
      await buildElectron({ root: ROOT, configFile, logLevel: 'warn' });
    },
  },
  {
    name: 'dock',
    reads: [
      'contract',
      'drivers/protocol/card',
      'symbols/qr',
      'simulator/dock',
      'simulator/control-api.ts',
      'simulator/data',
      'simulator/devices',
      'simulator/fault-plans',
    ],
    makes: 'out/dock/index.html',
    run: async () => {
      const configFile = path.join(ROOT, 'simulator/dock/vite.config.ts');
      await buildPage({ configFile, logLevel: 'warn' });
    },
  },
  {
    name: 'certificates',
    reads: [
      ...['simulator/platform/certificates', 'simulator/data', 'govcode', 'crypto'],
      ...['documents/builder', 'documents/seal', 'symbols/qr'],
    ],
    makes: 'out/certificates/index.json',
    run: drawCertificates,
  },
];

/** Builds what is not up to date, and says what it builds. */
export async function buildAll(): Promise<void> {
  for (const step of STEPS) {
    const stamp = stampFor(step.name, step.reads, step.makes);
    if (stamp.isCurrent()) continue;
    const start = performance.now();
    await step.run();
    stamp.write();
    say(`build: ${step.name} (${((performance.now() - start) / 1_000).toFixed(1)} s)`);
  }
}
